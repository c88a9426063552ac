// Written by scripts/compact-iam-data.ts.

import ssmContacts from '../data/services/ssm-contacts.json' with { type: 'json' };
import ssmGuiconnect from '../data/services/ssm-guiconnect.json' with { type: 'json' };
import ssmIncidents from '../data/services/ssm-incidents.json' with { type: 'json' };
import ssmQuicksetup from '../data/services/ssm-quicksetup.json' with { type: 'json' };
import ssmSap from '../data/services/ssm-sap.json' with { type: 'json' };
import ssm from '../data/services/ssm.json' with { type: 'json' };
import ssmmessages from '../data/services/ssmmessages.json' with { type: 'json' };
import ssoDirectory from '../data/services/sso-directory.json' with { type: 'json' };
import ssoOauth from '../data/services/sso-oauth.json' with { type: 'json' };
import sso from '../data/services/sso.json' with { type: 'json' };
import states from '../data/services/states.json' with { type: 'json' };
import storagegateway from '../data/services/storagegateway.json' with { type: 'json' };
import sts from '../data/services/sts.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  ssm,
  'ssm-contacts': ssmContacts,
  'ssm-guiconnect': ssmGuiconnect,
  'ssm-incidents': ssmIncidents,
  'ssm-quicksetup': ssmQuicksetup,
  'ssm-sap': ssmSap,
  ssmmessages,
  sso,
  'sso-directory': ssoDirectory,
  'sso-oauth': ssoOauth,
  states,
  storagegateway,
  sts,
};
