// Written by scripts/compact-iam-data.ts.

import bedrockAgentcore from '../data/services/bedrock-agentcore.json' with { type: 'json' };
import bedrockMantle from '../data/services/bedrock-mantle.json' with { type: 'json' };
import bedrockWebsearch from '../data/services/bedrock-websearch.json' with { type: 'json' };
import billing from '../data/services/billing.json' with { type: 'json' };
import billingconductor from '../data/services/billingconductor.json' with { type: 'json' };
import braket from '../data/services/braket.json' with { type: 'json' };
import budgets from '../data/services/budgets.json' with { type: 'json' };
import bugbust from '../data/services/bugbust.json' with { type: 'json' };
import cases from '../data/services/cases.json' with { type: 'json' };
import cassandra from '../data/services/cassandra.json' with { type: 'json' };
import ce from '../data/services/ce.json' with { type: 'json' };
import chatbot from '../data/services/chatbot.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  'bedrock-agentcore': bedrockAgentcore,
  'bedrock-mantle': bedrockMantle,
  'bedrock-websearch': bedrockWebsearch,
  billing,
  billingconductor,
  braket,
  budgets,
  bugbust,
  cases,
  cassandra,
  ce,
  chatbot,
};
