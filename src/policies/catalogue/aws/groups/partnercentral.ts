// Written by scripts/compact-iam-data.ts.

import partnercentralAccountManagement from '../data/services/partnercentral-account-management.json' with { type: 'json' };
import partnercentral from '../data/services/partnercentral.json' with { type: 'json' };
import paymentCryptography from '../data/services/payment-cryptography.json' with { type: 'json' };
import payments from '../data/services/payments.json' with { type: 'json' };
import pcaConnectorAd from '../data/services/pca-connector-ad.json' with { type: 'json' };
import pcaConnectorScep from '../data/services/pca-connector-scep.json' with { type: 'json' };
import pcs from '../data/services/pcs.json' with { type: 'json' };
import personalize from '../data/services/personalize.json' with { type: 'json' };
import pi from '../data/services/pi.json' with { type: 'json' };
import pipes from '../data/services/pipes.json' with { type: 'json' };
import polly from '../data/services/polly.json' with { type: 'json' };
import pricing from '../data/services/pricing.json' with { type: 'json' };
import pricingplanmanager from '../data/services/pricingplanmanager.json' with { type: 'json' };
import privateNetworks from '../data/services/private-networks.json' with { type: 'json' };
import profile from '../data/services/profile.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  partnercentral,
  'partnercentral-account-management': partnercentralAccountManagement,
  'payment-cryptography': paymentCryptography,
  payments,
  'pca-connector-ad': pcaConnectorAd,
  'pca-connector-scep': pcaConnectorScep,
  pcs,
  personalize,
  pi,
  pipes,
  polly,
  pricing,
  pricingplanmanager,
  'private-networks': privateNetworks,
  profile,
};
