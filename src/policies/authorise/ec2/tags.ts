import type { Need, Scope, Tag } from '../row.ts';
import { rowsOf, type Rows } from '../row.ts';
import { ec2Arn, ec2Page, type Ec2Type } from './need.ts';

/** Tags for one type of what a call makes. */
export interface TagSpecification {
  readonly ResourceType?: string | undefined;
  readonly Tags?: readonly Tag[] | undefined;
}

/** Tags that a call gives to a type of what it makes. */
export function tagsFor(
  type: string,
  specifications: readonly TagSpecification[] | undefined,
): readonly Tag[] {
  return (specifications ?? []).flatMap(({ ResourceType, Tags }) =>
    ResourceType === type ? (Tags ?? []) : [],
  );
}

/**
 * ec2:CreateTags, which AWS asks for when a call tags what it makes, once for each type that gets tags.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
 */
export function tagging(
  scope: Scope,
  specifications: readonly TagSpecification[] | undefined,
): readonly Need[] {
  const types = new Set((specifications ?? []).map(({ ResourceType }) => ResourceType ?? ''));
  return [...types].flatMap((type) => {
    const tags = tagsFor(type, specifications);
    if (type === '' || tags.length === 0) return [];
    const { operation, region } = scope.call;
    return {
      action: 'ec2:CreateTags',
      resource: ec2Arn(scope, type),
      type,
      ownTags: 'none' as const,
      owner: scope.view.accountId,
      tags,
      keys: { 'ec2:Region': region, 'ec2:CreateAction': operation },
    };
  });
}

interface CreateTagsInput {
  readonly Resources?: readonly string[];
  readonly Tags?: readonly Tag[];
}

export const tagRows: Rows = rowsOf(ec2Page, {
  CreateTags: ({ Resources = [], Tags }: CreateTagsInput, scope) =>
    (Resources.length > 0 ? Resources : ['*']).map((id) => taggingOf(id, Tags, scope)),
});

/** ec2:CreateAction is only sent when the tags come with the call that makes the resource. */
function taggingOf(id: string, tags: readonly Tag[] | undefined, scope: Scope): Need {
  const type = typeOf(id);
  const { region } = scope.call;
  const need = {
    action: 'ec2:CreateTags',
    tags,
    keys: { 'ec2:Region': region, 'ec2:CreateAction': null, 'ec2:Vpc': scope.view.vpcOf?.(id) },
  };
  if (type) return { ...need, resource: ec2Arn(scope, type, id), type };
  const { partition, accountId } = scope.view;
  return { ...need, resource: `arn:${partition}:ec2:${region}:${accountId}:*/${id}` };
}

function typeOf(id: string): Ec2Type | undefined {
  return typeByPrefix[id.slice(0, id.indexOf('-'))];
}

/** Prefixes of ids: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
const typeByPrefix: Readonly<Record<string, Ec2Type>> = {
  ami: 'image',
  eipalloc: 'elastic-ip',
  eni: 'network-interface',
  i: 'instance',
  igw: 'internet-gateway',
  key: 'key-pair',
  lt: 'launch-template',
  pl: 'prefix-list',
  rtb: 'route-table',
  sg: 'security-group',
  sgr: 'security-group-rule',
  snap: 'snapshot',
  subnet: 'subnet',
  vol: 'volume',
  vpc: 'vpc',
};
