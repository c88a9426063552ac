import type {
  DescribeManagedPrefixListsRequest,
  DescribeManagedPrefixListsResult,
  GetManagedPrefixListEntriesRequest,
  GetManagedPrefixListEntriesResult,
  ManagedPrefixList,
} from '@aws-sdk/client-ec2';

import type { CallContext } from '../../operation.ts';
import { required } from './errors.ts';
import { select, type FilterTable } from './filters.ts';
import { lookUp, lookUpAll } from './lookup.ts';
import type { PrefixList } from './managed-prefix-lists.ts';
import { pageOf } from './pages.ts';
import { ec2State } from './region-state.ts';
import type { Ec2State } from './state.ts';
import { tagList } from './tags.ts';

export function describeManagedPrefixLists(
  input: DescribeManagedPrefixListsRequest,
  context: CallContext,
): DescribeManagedPrefixListsResult {
  const state = ec2State(context);
  const { PrefixListIds: ids } = input;
  const all = lookUpAll('prefixList', state.prefixLists, ids).map((list) =>
    listAnswer(list, state, context),
  );
  const found = select(all, input.Filters, listFilters, ({ PrefixListId }) =>
    state.tags.get(PrefixListId ?? ''),
  );
  const { items, NextToken } = pageOf(found, input, { min: 1, max: 100 });
  return { PrefixLists: [...items], NextToken };
}

const listFilters: FilterTable<ManagedPrefixList> = {
  'owner-id': ({ OwnerId }) => OwnerId,
  'prefix-list-id': ({ PrefixListId }) => PrefixListId,
  'prefix-list-name': ({ PrefixListName }) => PrefixListName,
};

export function getManagedPrefixListEntries(
  input: GetManagedPrefixListEntriesRequest,
  context: CallContext,
): GetManagedPrefixListEntriesResult {
  const { prefixLists } = ec2State(context);
  const list = lookUp('prefixList', prefixLists, required(input.PrefixListId, 'prefixListId'));
  const { items, NextToken } = pageOf(list.entries, input, { min: 1, max: 100 });
  return {
    Entries: items.map(({ cidr, description }) => ({ Cidr: cidr, Description: description })),
    NextToken,
  };
}

function listAnswer(
  { id, name, ownerId, maxEntries }: PrefixList,
  state: Ec2State,
  { account, region }: CallContext,
): ManagedPrefixList {
  const owner = ownerId === 'AWS' ? 'aws' : ownerId;
  return {
    PrefixListId: id,
    PrefixListName: name,
    PrefixListArn: `arn:${account.partition}:ec2:${region}:${owner}:prefix-list/${id}`,
    OwnerId: ownerId,
    AddressFamily: 'IPv4',
    State: 'create-complete',
    ...(maxEntries === undefined ? {} : { MaxEntries: maxEntries, Version: 1 }),
    Tags: tagList(state, id),
  };
}
