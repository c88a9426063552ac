// Written by scripts/compact-iam-data.ts.

import ses from '../data/services/ses.json' with { type: 'json' };
import shield from '../data/services/shield.json' with { type: 'json' };
import signer from '../data/services/signer.json' with { type: 'json' };
import signin from '../data/services/signin.json' with { type: 'json' };
import simspaceweaver from '../data/services/simspaceweaver.json' with { type: 'json' };
import smsVoice from '../data/services/sms-voice.json' with { type: 'json' };
import sms from '../data/services/sms.json' with { type: 'json' };
import snowDeviceManagement from '../data/services/snow-device-management.json' with { type: 'json' };
import snowball from '../data/services/snowball.json' with { type: 'json' };
import sns from '../data/services/sns.json' with { type: 'json' };
import socialMessaging from '../data/services/social-messaging.json' with { type: 'json' };
import sqlworkbench from '../data/services/sqlworkbench.json' with { type: 'json' };
import sqs from '../data/services/sqs.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  ses,
  shield,
  signer,
  signin,
  simspaceweaver,
  sms,
  'sms-voice': smsVoice,
  'snow-device-management': snowDeviceManagement,
  snowball,
  sns,
  'social-messaging': socialMessaging,
  sqlworkbench,
  sqs,
};
