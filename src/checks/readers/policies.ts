import {
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  paginateListAttachedGroupPolicies,
  paginateListAttachedRolePolicies,
  paginateListAttachedUserPolicies,
  paginateListGroupPolicies,
  paginateListGroupsForUser,
  paginateListRolePolicies,
  paginateListUserPolicies,
  type IAMClient,
} from '@aws-sdk/client-iam';

import type { DocumentFact, Known } from '../../vocabulary/facts.ts';
import { attempt } from './attempt.ts';
import { gather } from './pages.ts';
import type { Reading } from './reading.ts';

/** Every identity policy of a user: attached, inline, and those of its groups. */
export function userPolicies(
  reading: Reading,
  UserName: string,
): Promise<Known<readonly DocumentFact[]>> {
  return attempt([...userActions, ...versionActions], async () => {
    const iam = await reading.clients.get('iam');
    const page = { client: iam };
    const [attached, inline, groups] = await Promise.all([
      listed(reading, paginateListAttachedUserPolicies(page, { UserName }), attachedArns),
      listed(
        reading,
        paginateListUserPolicies(page, { UserName }),
        ({ PolicyNames = [] }) => PolicyNames,
      ),
      listed(reading, paginateListGroupsForUser(page, { UserName }), ({ Groups = [] }) =>
        Groups.flatMap(({ GroupName }) => GroupName ?? []),
      ),
    ]);
    const documents = await Promise.all([
      ...attached.map((arn) => readPolicyByArn(reading, arn, 'managed')),
      ...inline.map((PolicyName) =>
        readInline(reading, PolicyName, 'inline', (options) =>
          iam.send(new GetUserPolicyCommand({ UserName, PolicyName }), options),
        ),
      ),
    ]);
    const ofGroups = await Promise.all(groups.map((name) => groupPolicies(reading, iam, name)));
    return [...documents, ...ofGroups.flat()];
  });
}

/** Every identity policy of a role. */
export function rolePolicies(
  reading: Reading,
  RoleName: string,
): Promise<Known<readonly DocumentFact[]>> {
  return attempt([...roleActions, ...versionActions], async () => {
    const iam = await reading.clients.get('iam');
    const page = { client: iam };
    const [attached, inline] = await Promise.all([
      listed(reading, paginateListAttachedRolePolicies(page, { RoleName }), attachedArns),
      listed(
        reading,
        paginateListRolePolicies(page, { RoleName }),
        ({ PolicyNames = [] }) => PolicyNames,
      ),
    ]);
    return Promise.all([
      ...attached.map((arn) => readPolicyByArn(reading, arn, 'managed')),
      ...inline.map((PolicyName) =>
        readInline(reading, PolicyName, 'inline', (options) =>
          iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }), options),
        ),
      ),
    ]);
  });
}

/** The default version of a managed policy. */
export async function readPolicyByArn(
  { clients, slot, signal }: Reading,
  arn: string,
  kind: 'managed' | 'group',
): Promise<DocumentFact> {
  const iam = await clients.get('iam');
  const options = { abortSignal: signal };
  const { Policy } = await slot(() => iam.send(new GetPolicyCommand({ PolicyArn: arn }), options));
  const VersionId = Policy?.DefaultVersionId ?? 'v1';
  const { PolicyVersion } = await slot(() =>
    iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId }), options),
  );
  const name = Policy?.PolicyName ?? arn.slice(arn.lastIndexOf('/') + 1);
  return { name, kind, arn, text: decoded(PolicyVersion?.Document) };
}

const userActions = [
  'iam:ListAttachedUserPolicies',
  'iam:ListUserPolicies',
  'iam:GetUserPolicy',
  'iam:ListGroupsForUser',
  'iam:ListAttachedGroupPolicies',
  'iam:ListGroupPolicies',
  'iam:GetGroupPolicy',
];
const roleActions = ['iam:ListAttachedRolePolicies', 'iam:ListRolePolicies', 'iam:GetRolePolicy'];
const versionActions = ['iam:GetPolicy', 'iam:GetPolicyVersion'];

async function groupPolicies(
  reading: Reading,
  iam: IAMClient,
  GroupName: string,
): Promise<readonly DocumentFact[]> {
  const page = { client: iam };
  const [attached, inline] = await Promise.all([
    listed(reading, paginateListAttachedGroupPolicies(page, { GroupName }), attachedArns),
    listed(
      reading,
      paginateListGroupPolicies(page, { GroupName }),
      ({ PolicyNames = [] }) => PolicyNames,
    ),
  ]);
  return Promise.all([
    ...attached.map((arn) => readPolicyByArn(reading, arn, 'group')),
    ...inline.map((PolicyName) =>
      readInline(reading, `${GroupName}/${PolicyName}`, 'group', (options) =>
        iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName }), options),
      ),
    ),
  ]);
}

async function readInline(
  { slot, signal }: Reading,
  name: string,
  kind: 'inline' | 'group',
  get: (options: {
    readonly abortSignal: AbortSignal;
  }) => Promise<{ readonly PolicyDocument: string | undefined }>,
): Promise<DocumentFact> {
  const { PolicyDocument } = await slot(() => get({ abortSignal: signal }));
  return { name, kind, text: decoded(PolicyDocument) };
}

function listed<Page, Item>(
  reading: Reading,
  pages: AsyncIterable<Page>,
  items: (page: Page) => readonly Item[],
): Promise<readonly Item[]> {
  return reading.slot(() => gather(pages, items, reading.signal));
}

function attachedArns({
  AttachedPolicies = [],
}: {
  readonly AttachedPolicies?: readonly { readonly PolicyArn?: string | undefined }[] | undefined;
}): readonly string[] {
  return AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []);
}

/** IAM gives documents URL-encoded: https://docs.aws.amazon.com/IAM/latest/APIReference/API_PolicyVersion.html */
export function decoded(document: string | undefined): string {
  return decodeURIComponent(document ?? '');
}
