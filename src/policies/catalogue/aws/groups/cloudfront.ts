// Written by scripts/compact-iam-data.ts.

import cloudfrontKeyvaluestore from '../data/services/cloudfront-keyvaluestore.json' with { type: 'json' };
import cloudfront from '../data/services/cloudfront.json' with { type: 'json' };
import cloudhsm from '../data/services/cloudhsm.json' with { type: 'json' };
import cloudsearch from '../data/services/cloudsearch.json' with { type: 'json' };
import cloudshell from '../data/services/cloudshell.json' with { type: 'json' };
import cloudtrailData from '../data/services/cloudtrail-data.json' with { type: 'json' };
import cloudtrail from '../data/services/cloudtrail.json' with { type: 'json' };
import cloudwatch from '../data/services/cloudwatch.json' with { type: 'json' };
import codeartifact from '../data/services/codeartifact.json' with { type: 'json' };
import codebuild from '../data/services/codebuild.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  cloudfront,
  'cloudfront-keyvaluestore': cloudfrontKeyvaluestore,
  cloudhsm,
  cloudsearch,
  cloudshell,
  cloudtrail,
  'cloudtrail-data': cloudtrailData,
  cloudwatch,
  codeartifact,
  codebuild,
};
