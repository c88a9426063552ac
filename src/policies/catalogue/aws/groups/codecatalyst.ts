// Written by scripts/compact-iam-data.ts.

import codecatalyst from '../data/services/codecatalyst.json' with { type: 'json' };
import codecommit from '../data/services/codecommit.json' with { type: 'json' };
import codeconnections from '../data/services/codeconnections.json' with { type: 'json' };
import codedeployCommandsSecure from '../data/services/codedeploy-commands-secure.json' with { type: 'json' };
import codedeploy from '../data/services/codedeploy.json' with { type: 'json' };
import codeguruProfiler from '../data/services/codeguru-profiler.json' with { type: 'json' };
import codeguruReviewer from '../data/services/codeguru-reviewer.json' with { type: 'json' };
import codeguruSecurity from '../data/services/codeguru-security.json' with { type: 'json' };
import codeguru from '../data/services/codeguru.json' with { type: 'json' };
import codepipeline from '../data/services/codepipeline.json' with { type: 'json' };
import codestarConnections from '../data/services/codestar-connections.json' with { type: 'json' };
import codestarNotifications from '../data/services/codestar-notifications.json' with { type: 'json' };
import codestar from '../data/services/codestar.json' with { type: 'json' };
import codewhisperer from '../data/services/codewhisperer.json' with { type: 'json' };
import cognitoIdentity from '../data/services/cognito-identity.json' with { type: 'json' };
import cognitoIdp from '../data/services/cognito-idp.json' with { type: 'json' };
import cognitoSync from '../data/services/cognito-sync.json' with { type: 'json' };
import comprehend from '../data/services/comprehend.json' with { type: 'json' };
import comprehendmedical from '../data/services/comprehendmedical.json' with { type: 'json' };
import computeOptimizer from '../data/services/compute-optimizer.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  codecatalyst,
  codecommit,
  codeconnections,
  codedeploy,
  'codedeploy-commands-secure': codedeployCommandsSecure,
  codeguru,
  'codeguru-profiler': codeguruProfiler,
  'codeguru-reviewer': codeguruReviewer,
  'codeguru-security': codeguruSecurity,
  codepipeline,
  codestar,
  'codestar-connections': codestarConnections,
  'codestar-notifications': codestarNotifications,
  codewhisperer,
  'cognito-identity': cognitoIdentity,
  'cognito-idp': cognitoIdp,
  'cognito-sync': cognitoSync,
  comprehend,
  comprehendmedical,
  'compute-optimizer': computeOptimizer,
};
