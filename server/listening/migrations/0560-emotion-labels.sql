-- Which emotions a person says that a drawn text shows: null, they said nothing of that (as all labels of before); an empty list, none.
alter table listening.label add column emotions text[]
  check (emotions <@ array['anger', 'disappointment', 'worry', 'sadness', 'confusion', 'surprise', 'gratitude', 'joy', 'praise']);

-- The emotion that a version of the engine says of it, `none` of most; null where it was not kept: then the text is read once more.
alter table listening.label_verdict add column emotion text
  check (emotion in ('none', 'anger', 'disappointment', 'worry', 'sadness', 'confusion', 'surprise', 'gratitude', 'joy', 'praise'));
update listening.label_verdict verdict set emotion = coalesce(reading.emotion, 'none')
from listening.reading where reading.id = verdict.reading and reading.engine = verdict.engine;
