// Written by scripts/compact-iam-data.ts.

import elasticloadbalancing from '../data/services/elasticloadbalancing.json' with { type: 'json' };
import elasticmapreduce from '../data/services/elasticmapreduce.json' with { type: 'json' };
import elastictranscoder from '../data/services/elastictranscoder.json' with { type: 'json' };
import elementalActivations from '../data/services/elemental-activations.json' with { type: 'json' };
import elementalAppliancesSoftware from '../data/services/elemental-appliances-software.json' with { type: 'json' };
import elementalInference from '../data/services/elemental-inference.json' with { type: 'json' };
import elementalSupportCases from '../data/services/elemental-support-cases.json' with { type: 'json' };
import elementalSupportContent from '../data/services/elemental-support-content.json' with { type: 'json' };
import emrContainers from '../data/services/emr-containers.json' with { type: 'json' };
import emrServerless from '../data/services/emr-serverless.json' with { type: 'json' };
import entityresolution from '../data/services/entityresolution.json' with { type: 'json' };
import es from '../data/services/es.json' with { type: 'json' };
import events from '../data/services/events.json' with { type: 'json' };
import eventsbilltoaws from '../data/services/eventsbilltoaws.json' with { type: 'json' };
import evidently from '../data/services/evidently.json' with { type: 'json' };
import evs from '../data/services/evs.json' with { type: 'json' };
import executeApi from '../data/services/execute-api.json' with { type: 'json' };
import finopsAgent from '../data/services/finops-agent.json' with { type: 'json' };
import finspaceApi from '../data/services/finspace-api.json' with { type: 'json' };
import finspace from '../data/services/finspace.json' with { type: 'json' };
import firehose from '../data/services/firehose.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  elasticloadbalancing,
  elasticmapreduce,
  elastictranscoder,
  'elemental-activations': elementalActivations,
  'elemental-appliances-software': elementalAppliancesSoftware,
  'elemental-inference': elementalInference,
  'elemental-support-cases': elementalSupportCases,
  'elemental-support-content': elementalSupportContent,
  'emr-containers': emrContainers,
  'emr-serverless': emrServerless,
  entityresolution,
  es,
  events,
  eventsbilltoaws,
  evidently,
  evs,
  'execute-api': executeApi,
  'finops-agent': finopsAgent,
  finspace,
  'finspace-api': finspaceApi,
  firehose,
};
