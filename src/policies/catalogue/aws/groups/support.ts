// Written by scripts/compact-iam-data.ts.

import supportConsole from '../data/services/support-console.json' with { type: 'json' };
import support from '../data/services/support.json' with { type: 'json' };
import supportapp from '../data/services/supportapp.json' with { type: 'json' };
import supportauthz from '../data/services/supportauthz.json' with { type: 'json' };
import supportplans from '../data/services/supportplans.json' with { type: 'json' };
import sustainability from '../data/services/sustainability.json' with { type: 'json' };
import swf from '../data/services/swf.json' with { type: 'json' };
import synthetics from '../data/services/synthetics.json' with { type: 'json' };
import tag from '../data/services/tag.json' with { type: 'json' };
import tax from '../data/services/tax.json' with { type: 'json' };
import textract from '../data/services/textract.json' with { type: 'json' };
import thinclient from '../data/services/thinclient.json' with { type: 'json' };
import timestreamInfluxdb from '../data/services/timestream-influxdb.json' with { type: 'json' };
import timestream from '../data/services/timestream.json' with { type: 'json' };
import tiros from '../data/services/tiros.json' with { type: 'json' };
import tnb from '../data/services/tnb.json' with { type: 'json' };
import transcribe from '../data/services/transcribe.json' with { type: 'json' };
import transfer from '../data/services/transfer.json' with { type: 'json' };
import transformCustom from '../data/services/transform-custom.json' with { type: 'json' };
import transform from '../data/services/transform.json' with { type: 'json' };
import translate from '../data/services/translate.json' with { type: 'json' };
import trustedadvisor from '../data/services/trustedadvisor.json' with { type: 'json' };
import ts from '../data/services/ts.json' with { type: 'json' };
import userSubscriptions from '../data/services/user-subscriptions.json' with { type: 'json' };
import uxc from '../data/services/uxc.json' with { type: 'json' };
import vendorInsights from '../data/services/vendor-insights.json' with { type: 'json' };
import verifiedAccess from '../data/services/verified-access.json' with { type: 'json' };
import verifiedpermissions from '../data/services/verifiedpermissions.json' with { type: 'json' };
import voiceid from '../data/services/voiceid.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  support,
  'support-console': supportConsole,
  supportapp,
  supportauthz,
  supportplans,
  sustainability,
  swf,
  synthetics,
  tag,
  tax,
  textract,
  thinclient,
  timestream,
  'timestream-influxdb': timestreamInfluxdb,
  tiros,
  tnb,
  transcribe,
  transfer,
  transform,
  'transform-custom': transformCustom,
  translate,
  trustedadvisor,
  ts,
  'user-subscriptions': userSubscriptions,
  uxc,
  'vendor-insights': vendorInsights,
  'verified-access': verifiedAccess,
  verifiedpermissions,
  voiceid,
};
