import * as labels from '#core/contract/labels.ts';
import * as masking from '#core/contract/masking.ts';
import * as readings from '#core/contract/readings.ts';
import * as sentiment from '#core/contract/sentiment.ts';
import { bind, type Route } from '#platform';
import { changeMasking, readMasking } from '../masking/masking.ts';
import { giveLabel, waitingLabels } from './labels/label.ts';
import { drawSample, listSamples } from './labels/samples.ts';
import { opinionsOf } from '../provider/measured.ts';
import { correctReading, listReadings } from './readings.ts';
import { sentimentOf } from './shares.ts';
import { changeTeaching, readTeaching } from './teaching/settings.ts';

export const sentimentRoutes: Route[] = [
  bind(readings.listReadings, (tx, { id }) => listReadings(tx, id)),
  bind(readings.correctReading, (tx, input, { actor }) => correctReading(tx, input, actor)),
  bind(sentiment.readSentiment, (tx, query) => sentimentOf(tx, query)),
  bind(sentiment.readOpinions, (tx, query) => opinionsOf(tx, query)),
  bind(sentiment.readTeaching, (tx) => readTeaching(tx)),
  bind(sentiment.updateTeaching, (tx, wanted, { actor }) => changeTeaching(tx, wanted, actor)),
  bind(masking.readMasking, (tx) => readMasking(tx)),
  bind(masking.changeMasking, (tx, wanted, { actor }) => changeMasking(tx, wanted, actor)),
  bind(labels.listLabelSamples, (tx) => listSamples(tx)),
  bind(labels.drawLabelSample, (tx, wanted, { actor }) => drawSample(tx, wanted, actor)),
  bind(labels.listLabelItems, (tx, query, { actor }) => waitingLabels(tx, query, actor)),
  bind(labels.giveLabel, (tx, input, { actor }) => giveLabel(tx, input, actor)),
];
