// Written by scripts/compact-iam-data.ts.

import ec2InstanceConnect from '../data/services/ec2-instance-connect.json' with { type: 'json' };
import ec2messages from '../data/services/ec2messages.json' with { type: 'json' };
import ecrPublic from '../data/services/ecr-public.json' with { type: 'json' };
import ecr from '../data/services/ecr.json' with { type: 'json' };
import ecsMcp from '../data/services/ecs-mcp.json' with { type: 'json' };
import ecs from '../data/services/ecs.json' with { type: 'json' };
import eksAuth from '../data/services/eks-auth.json' with { type: 'json' };
import eksMcp from '../data/services/eks-mcp.json' with { type: 'json' };
import eks from '../data/services/eks.json' with { type: 'json' };
import elasticache from '../data/services/elasticache.json' with { type: 'json' };
import elasticbeanstalk from '../data/services/elasticbeanstalk.json' with { type: 'json' };
import elasticfilesystem from '../data/services/elasticfilesystem.json' with { type: 'json' };
import type { ServiceData } from '../service-data.ts';

export const services: Readonly<Record<string, ServiceData>> = {
  'ec2-instance-connect': ec2InstanceConnect,
  ec2messages,
  ecr,
  'ecr-public': ecrPublic,
  ecs,
  'ecs-mcp': ecsMcp,
  eks,
  'eks-auth': eksAuth,
  'eks-mcp': eksMcp,
  elasticache,
  elasticbeanstalk,
  elasticfilesystem,
};
