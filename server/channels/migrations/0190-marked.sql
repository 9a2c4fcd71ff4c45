-- What a person marked in an answer (bold, lists, links, pictures in their places); null: nothing. `text` says the same plainly.
alter table channels.message add marked text;
