import { testUnderLoad } from '../support/fault-load.ts';

/** One of each way in which a fault works; test/full has them all. */
testUnderLoad([
  'duplicate',
  'delay',
  'reorder',
  'late',
  'outage',
  'cut',
  'lost_answer',
  'lose_first',
  'gzip',
  'emoji',
]);
