import type { PlannedNames } from '../catalogue/veeam/names.ts';
import type { Presumed, PresumedResource } from './call.ts';

/**
 * What calls of a deployment hold that the product's documentation does not give: names of all that has one, the image,
 * the script's document, the policies of the roles, sizes and types of volumes. A verdict must not rest on what this tool fills in for them.
 * Sources: FACTS.md, inferred behaviour 5, 8 and 11, and open questions 2, 4 and 7.
 */
export function presumedOf(names: PlannedNames): Presumed {
  const byResource = new Map<string, PresumedResource>([
    ...roles(names).map((name) => entry(`role/${name}`, `role/${name}*`, undocumented('the role'))),
    ...[names.instanceProfile, names.defaultRoleProfile].map((name) =>
      entry(`instance-profile/${name}`, 'instance-profile/*', undocumented('the instance profile')),
    ),
    ...names.defaultRolePolicies.map((name) =>
      entry(`policy/${name}`, 'policy/vbaws_policy_*', undocumented('the policy')),
    ),
    ...names.alarms.map((name) => entry(`alarm:${name}`, 'alarm:*', undocumented('the alarm'))),
  ]);
  return {
    keys: undocumentedKeys,
    resourceOf: (arn) => {
      const { head, resource } = partsOf(arn);
      const named = byResource.get(resource);
      if (named) return { ...named, pattern: `${head}:${named.pattern}` };
      if (head.includes(':s3:')) return inBucket(head, resource, names.bucket);
      return ofKind(head, resource);
    },
  };
}

const undocumentedKeys: ReadonlySet<string> = new Set([
  'iam:policyarn',
  'ec2:volumeiops',
  'ec2:volumesize',
  'ec2:volumethroughput',
  'ec2:volumetype',
]);

function roles(names: PlannedNames): readonly string[] {
  return [names.impersonationRole, names.defaultRole, names.snapshotsRole];
}

function undocumented(what: string): string {
  return `the name that the product gives ${what} is not documented`;
}

function entry(
  resource: string,
  pattern: string,
  why: string,
): readonly [string, PresumedResource] {
  return [resource, { pattern, why, instead: false }];
}

/** `arn:aws:ec2:eu-central-1:123456789012` and `vpc/vpc-1`. */
function partsOf(arn: string): { readonly head: string; readonly resource: string } {
  const parts = arn.split(':');
  return { head: parts.slice(0, 5).join(':'), resource: parts.slice(5).join(':') };
}

function inBucket(head: string, resource: string, bucket: string): PresumedResource | undefined {
  if (resource === bucket) {
    return {
      pattern: `${head}:*`,
      why: undocumented('its temporary bucket'),
      instead: false,
    };
  }
  if (!resource.startsWith(`${bucket}/`)) return undefined;
  const why =
    'the names that the product gives its temporary bucket and what is in it are not documented';
  return { pattern: `${head}:*/*`, why, deep: true, instead: true };
}

/** Things of AWS's or of Canonical's that the deployment uses, and of which the docs do not say which. */
function ofKind(head: string, resource: string): PresumedResource | undefined {
  return kinds.find(({ has }) => `${head}:${resource}`.includes(has))?.open(head);
}

interface Kind {
  /** A part of the ARN that only this kind has. */
  readonly has: string;
  readonly open: (head: string) => PresumedResource;
}

const kinds: readonly Kind[] = [
  {
    has: '::image/',
    open: (head) => ({
      pattern: `${head}:image/ami-*`,
      why: 'which image is the current one is not known',
      instead: true,
    }),
  },
  {
    has: ':role/aws-service-role/',
    open: (head) => ({
      pattern: `${head}:role/aws-service-role/*/*`,
      why: 'which service-linked role the product makes is not documented',
      instead: true,
    }),
  },
  {
    has: '::document/',
    open: (head) => ({
      pattern: `${head.slice(0, head.lastIndexOf(':'))}:*:document/*`,
      why: 'which document of Systems Manager the product runs is not documented',
      instead: false,
    }),
  },
  {
    has: '::parameter/aws/service/canonical/ubuntu/',
    open: (head) => ({
      pattern: `${head}:parameter/aws/service/canonical/ubuntu/*`,
      why: 'which parameter of Canonical the product reads is not documented',
      deep: true,
      instead: false,
    }),
  },
];
