import type { CallRequest } from '../authorise/call.ts';
import type { Deployment, PolicySet, Profile, SetContext } from '../lint/context.ts';
import { mayDeploy } from '../lint/deployment/deployer.ts';
import { deploymentInWords, listInWords } from '../lint/deployment/in-words.ts';
import type { LintDocument } from '../lint/document/lint-document.ts';
import type { LintStatement } from '../lint/document/statement.ts';
import type { Value } from '../lint/document/value.ts';
import { wordAllowing } from '../lint/patterns/covers-action.ts';
import { resourcePatterns } from '../lint/patterns/pattern-set.ts';
import type { Rule } from '../lint/rule.ts';
import { hasUntoldPart } from '../lint/statements/untold.ts';
import { asksWhoCalls } from '../lint/statements/who-calls.ts';

export const passroleRoleMissing: Rule = {
  id: 'passrole-role-missing',
  category: 'error',
  title: 'iam:PassRole reaches the roles that the deployment passes',
  why: 'The deployment gives the appliance’s instance its role, for which iam:PassRole must cover that role and the service. Otherwise the launch of the instance fails, after network and roles have been made.',
  fix: 'Add the role’s ARN to the Resource, arn:aws:iam::<account>:role/<name of the appliance>-Veeam*, and ec2.amazonaws.com to iam:PassedToService.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  types: ['identity'],
  examples: {
    bad: [
      {
        note: 'The names that version 7 gave its roles, without the appliance’s before them',
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              NotAction: ['iam:PassRole', 'iam:CreateServiceLinkedRole'],
              Resource: '*',
            },
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/Veeam*',
              Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
            },
          ],
        },
        also: ['not-action-allow'],
        at: ['/Statement/1/Resource'],
      },
      {
        note: 'The right roles, to another service',
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              NotAction: ['iam:PassRole', 'iam:CreateServiceLinkedRole'],
              Resource: '*',
            },
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup-Veeam*',
              Condition: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
            },
          ],
        },
        also: ['not-action-allow'],
        at: ['/Statement/1/Condition/StringEquals/iam:PassedToService'],
      },
      {
        note: 'All that the deployment needs, but to pass a role',
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', NotAction: 'iam:PassRole', Resource: '*' }],
        },
        also: ['create-slr-wide', 'not-action-allow'],
        at: ['/Statement'],
      },
    ],
    good: [
      {
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              NotAction: ['iam:PassRole', 'iam:CreateServiceLinkedRole'],
              Resource: '*',
            },
            {
              Effect: 'Allow',
              Action: 'iam:PassRole',
              Resource: 'arn:aws:iam::444455556666:role/backup-Veeam*',
              Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
            },
          ],
        },
        also: ['not-action-allow'],
      },
    ],
  },
  *checkSet({ set, profile }) {
    if (!profile?.deployment || !mayDeploy(set, profile)) return;
    const { deployment, engine } = profile;
    const passing = set.documents.flatMap((document) => passingIn(document));
    if (passing.some(isOpen) || set.documents.some(({ unread }) => unread !== undefined)) return;
    const refused = refusedPasses({ set, engine, deployment });
    const [request] = refused;
    const near = request && (nearest(passing, request) ?? nowhere(set, profile));
    if (!near) return;
    const roles = [...new Set(refused.map(({ resource }) => resource))];
    const services = request.context.get('iam:passedtoservice') ?? [];
    const what = deploymentInWords(deployment).replace('the', 'The');
    yield {
      document: near.document,
      at: near.at,
      subject: request.resource,
      message: `${what} passes ${listInWords(roles)} to ${listInWords(services)}, which ${REFUSED[near.by]}.`,
    };
  },
};

/** The statement that would have to let the request through, and what of it does not. */
function nearest(passing: readonly Passing[], request: CallRequest): Near | undefined {
  const covering = passing.find(({ statement }) => covers(statement, request));
  const { document, statement } = covering ?? passing[0] ?? {};
  if (!document || !statement) return undefined;
  const condition = statement.conditions.find(
    ({ key }) => key.text.toLowerCase() === 'iam:passedtoservice',
  );
  const at = covering ? condition?.value : statement.resources?.value;
  return { document, at: at ?? statement.value, by: covering ? 'condition' : 'resource' };
}

interface Near {
  readonly document: LintDocument;
  readonly at: Value;
  /** What does not let the request through: conditions, resources, or that there is no statement for it at all. */
  readonly by: 'condition' | 'resource' | 'absence';
}

const REFUSED: Readonly<Record<Near['by'], string>> = {
  condition: 'the conditions do not allow',
  resource: 'iam:PassRole here does not allow',
  absence: 'takes iam:PassRole, and no statement allows that',
};

/** Where the action is compared with the features too, that it is missing is said there. */
function nowhere({ documents }: PolicySet, { sets }: Profile): Near | undefined {
  const [document] = documents;
  if (!document || sets.some(({ actions }) => actions.includes('iam:PassRole'))) return undefined;
  const at = document.root.member('Statement')?.value ?? document.root;
  return { document, at, by: 'absence' };
}

interface Passing {
  readonly document: LintDocument;
  readonly statement: LintStatement;
}

function passingIn(document: LintDocument): readonly Passing[] {
  return document.statements
    .filter((statement) => wordAllowing(statement, 'iam:PassRole') !== undefined)
    .map((statement) => ({ document, statement }));
}

/** Whether more may be allowed than can be read: in a part that the file does not tell, or to a caller that it names. */
function isOpen({ document, statement }: Passing): boolean {
  return !document.policy || hasUntoldPart(document, statement) || asksWhoCalls(statement);
}

/** The requests to pass a role of which it is certain that they are not granted, names that this tool made up among them. */
function refusedPasses({
  set,
  engine,
  deployment,
}: Pick<SetContext, 'set'> & {
  readonly engine: NonNullable<SetContext['profile']>['engine'];
  readonly deployment: Deployment;
}): readonly CallRequest[] {
  const requests = engine.requestsOf(deployment).get('iam:PassRole') ?? [];
  const identity = set.documents.flatMap(({ policy }) => policy ?? []);
  return engine
    .refusalsOf({ identity }, requests)
    .filter(({ request, decision }) => !request.open && decision.effect === 'not-granted')
    .map(({ request }) => request);
}

function covers({ resources }: LintStatement, { resource }: CallRequest): boolean {
  if (!resources) return false;
  const isListed =
    resourcePatterns(resources.items.map(({ text }) => text)).covering(resource) !== undefined;
  return isListed !== resources.not;
}
