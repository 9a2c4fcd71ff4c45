-- What a server said of a mail names its recipient: it stands with the message, where erasing somebody finds it.
update platform.event set data = data - 'reason' where name = 'message.settled' and data ? 'reason';
