// Written by scripts/compact-iam-data.ts.

import ivs from '../data/services/ivs.json' with { type: 'json' };
import ivschat from '../data/services/ivschat.json' with { type: 'json' };
import kafkaCluster from '../data/services/kafka-cluster.json' with { type: 'json' };
import kafka from '../data/services/kafka.json' with { type: 'json' };
import kafkaconnect from '../data/services/kafkaconnect.json' with { type: 'json' };
import kendraRanking from '../data/services/kendra-ranking.json' with { type: 'json' };
import kendra from '../data/services/kendra.json' with { type: 'json' };
import kinesis from '../data/services/kinesis.json' with { type: 'json' };
import kinesisanalytics from '../data/services/kinesisanalytics.json' with { type: 'json' };
import kinesisvideo from '../data/services/kinesisvideo.json' with { type: 'json' };
import kms from '../data/services/kms.json' with { type: 'json' };
import lakeformation from '../data/services/lakeformation.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  ivs,
  ivschat,
  kafka,
  'kafka-cluster': kafkaCluster,
  kafkaconnect,
  kendra,
  'kendra-ranking': kendraRanking,
  kinesis,
  kinesisanalytics,
  kinesisvideo,
  kms,
  lakeformation,
};
