import type {
  CreateTagsRequest,
  DeleteTagsRequest,
  DescribeTagsRequest,
  DescribeTagsResult,
  Tag,
  TagDescription,
  TagSpecification,
} from '@aws-sdk/client-ec2';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { pageOf } from './pages.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State } from './state.ts';
import { resourceTypeOf, requireTaggable } from './taggable.ts';

type Tags = ReadonlyMap<string, string>;

export function createTags({ Resources, Tags }: CreateTagsRequest, context: CallContext): object {
  const state = ec2State(context);
  const ids = required(Resources?.length ? Resources : undefined, 'resourceIdSet');
  const tags = checkedTags(required(Tags?.length ? Tags : undefined, 'tagSet'));
  for (const id of ids) {
    requireTaggable(state, id);
    checkCount(new Map([...(state.tags.get(id) ?? []), ...tags]));
  }
  for (const id of ids) putTags(state, id, tags);
  return {};
}

export function deleteTags({ Resources, Tags }: DeleteTagsRequest, context: CallContext): object {
  const state = ec2State(context);
  const ids = required(Resources?.length ? Resources : undefined, 'resourceIdSet');
  for (const id of ids) requireTaggable(state, id);
  for (const id of ids) removeTags(state, id, Tags);
  return {};
}

export function describeTags(input: DescribeTagsRequest, context: CallContext): DescribeTagsResult {
  const state = ec2State(context);
  const all: TagDescription[] = [...state.tags].flatMap(([id, tags]) => {
    const ResourceType = resourceTypeOf(id);
    return [...tags].map(([Key, Value]) => ({ ResourceId: id, ResourceType, Key, Value }));
  });
  const { items, NextToken } = pageOf(select(all, input.Filters, tagFilters), input);
  return { Tags: [...items], NextToken };
}

const tagFilters: FilterTable<TagDescription> = {
  key: ({ Key }) => Key,
  'resource-id': ({ ResourceId }) => ResourceId,
  'resource-type': ({ ResourceType }) => ResourceType,
  value: ({ Value }) => Value,
};

/** The tags that a request gives to a new resource of `type`; throws for tags that AWS refuses and for other types. */
export function specifiedTags(
  specifications: readonly TagSpecification[] | undefined,
  type: string,
  otherTypes: readonly string[] = [],
): Tags {
  const tags: Tag[] = [];
  for (const { ResourceType, Tags } of specifications ?? []) {
    if (ResourceType === type) tags.push(...(Tags ?? []));
    else if (!ResourceType || !otherTypes.includes(ResourceType)) {
      throw new AwsError(
        'InvalidParameterValue',
        `'${ResourceType ?? ''}' is not a valid taggable resource type for this operation.`,
      );
    }
  }
  const checked = checkedTags(tags);
  checkCount(checked);
  return checked;
}

export function putTags(state: Ec2State, id: string, tags: Tags): void {
  if (tags.size === 0) return;
  const held = state.tags.get(id) ?? new Map<string, string>();
  for (const [key, value] of tags) held.set(key, value);
  state.tags.set(id, held);
}

/** All tags, or those given; a tag given with a value goes only if it has that value. */
export function removeTags(state: Ec2State, id: string, tags: readonly Tag[] | undefined): void {
  const held = state.tags.get(id);
  if (!held) return;
  if (!tags?.length) held.clear();
  for (const { Key = '', Value } of tags ?? []) {
    if (Value === undefined || held.get(Key) === Value) held.delete(Key);
  }
}

/** The tags of a resource as answers list them. */
export function tagList(state: Ec2State, id: string): Tag[] {
  return [...(state.tags.get(id) ?? [])].map(([Key, Value]) => ({ Key, Value }));
}

/** Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html#tag-restrictions */
function checkedTags(tags: readonly Tag[]): Tags {
  const checked = new Map<string, string>();
  for (const { Key: key, Value: value = '' } of tags) {
    if (!key) throw refused('Tag key cannot be null or empty');
    if (checked.has(key)) throw refused(`Duplicate tag key '${key}' specified.`);
    if (key.toLowerCase().startsWith('aws:')) {
      throw refused("Tag keys starting with 'aws:' are reserved for internal use");
    }
    if (key.length > 128) throw refused('Tag key exceeds the maximum length of 128 characters');
    if (value.length > 256) throw refused('Tag value exceeds the maximum length of 256 characters');
    checked.set(key, value);
  }
  return checked;
}

function checkCount(tags: Tags): void {
  if (tags.size <= 50) return;
  throw new AwsError(
    'TagLimitExceeded',
    'The maximum number of Tags for a resource has been reached.',
  );
}

function refused(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message);
}
