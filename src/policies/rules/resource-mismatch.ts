import type { LintStatement } from '../lint/document/statement.ts';
import type { Action, Lexicon } from '../lint/lexicon/lexicon.ts';
import { arnPartsOf } from '../lint/patterns/arn-parts.ts';
import { itemCovering } from '../lint/patterns/covers-action.ts';
import { type ResourcesMeant, resourcesOf } from '../lint/patterns/resources-for.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { isWellDocumented } from '../lint/tables/well-documented-services.ts';

export const resourceMismatch: Rule = {
  id: 'resource-mismatch',
  category: 'error',
  title: 'Every action has a resource that it can be used on',
  why: 'An action for which no fitting resource is named is neither allowed nor denied. The classic is s3:GetObject on a bucket, where the objects are "bucket/*".',
  fix: 'Name a resource of a type that the action takes, or "*" where it takes none.',
  source:
    'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html#actions_table',
  types: ['identity', 'boundary', 'session', 'scp', 'resource', 'rcp'],
  when: ['arn'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:ListBucket', 'dynamodb:GetItem'],
              Resource: 'arn:aws:s3:::reports',
            },
            {
              Effect: 'Allow',
              Action: ['ec2:StartInstances', 'ec2:DeleteVolume'],
              Resource: 'arn:aws:ec2:*:*:volume/*',
            },
          ],
        },
        at: ['/Statement/0/Action/1', '/Statement/1/Action/0'],
      },
      {
        note: 'An action that cannot be limited to resources needs "*"',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['ec2:DescribeInstances', 'ec2:StopInstances'],
              Resource: 'arn:aws:ec2:*:*:instance/*',
            },
          ],
        },
        at: ['/Statement/0/Action/0'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:ListBucket', 's3:Put*'],
              Resource: ['arn:aws:s3:::reports', 'arn:aws:s3:::reports/*'],
            },
            {
              Effect: 'Allow',
              Action: ['ec2:StartInstances', 'ec2:DescribeInstances'],
              Resource: '*',
            },
          ],
        },
      },
      {
        note: 'Useless in the second statement, but allowed by the first',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:Start*',
              Resource: 'arn:aws:ec2:*:*:instance/*',
            },
            {
              Effect: 'Allow',
              Action: ['ec2:StartInstances', 'ec2:DeleteVolume'],
              Resource: 'arn:aws:ec2:*:*:volume/*',
            },
          ],
        },
      },
    ],
  },
  *check(context) {
    const { document, names } = context;
    const meant = new ResourcesOfStatements(names);
    for (const statement of document.statements) {
      const { actions } = statement;
      if (!actions || actions.not || !meant.areTold(statement)) continue;
      for (const item of actions.items) {
        const action = checkedAction(item.text, names);
        if (!action || meant.mayFit(statement, action)) continue;
        if (document.type === 'resource' && isOfOtherService(action, statement, names)) continue;
        const isElsewhere = document.statements.some(
          (other) =>
            other.effect === statement.effect &&
            covers(other, action) &&
            meant.mayFit(other, action),
        );
        if (!isElsewhere) yield { at: item, subject: item.text, message: messageOf(action, names) };
      }
    }
  },
};

/** The resources of statements, worked out when they are first asked for. */
class ResourcesOfStatements {
  readonly #names: Lexicon;
  readonly #known = new Map<LintStatement, ResourcesMeant | undefined>();

  constructor(names: Lexicon) {
    this.#names = names;
  }

  /** False where anything may be meant. */
  areTold(statement: LintStatement): boolean {
    return this.#of(statement) !== undefined;
  }

  /** True also where it cannot be told. */
  mayFit(statement: LintStatement, action: Action): boolean {
    return this.#of(statement)?.includeOneFor(action) ?? true;
  }

  #of(statement: LintStatement): ResourcesMeant | undefined {
    if (!this.#known.has(statement)) this.#known.set(statement, this.#meantBy(statement));
    return this.#known.get(statement);
  }

  #meantBy({ resources }: LintStatement): ResourcesMeant | undefined {
    // Of a list without ARNs empty-list and others speak.
    if (!resources || resources.not || resources.items.length === 0) return undefined;
    const texts = resources.items.map(({ text }) => text);
    // Of an ARN without a resource arn-matches-no-type does.
    if (texts.some((text) => text.endsWith(':') && arnPartsOf(text)?.resource.text === ''))
      return undefined;
    return resourcesOf(texts, this.#names);
  }
}

function covers({ actions }: LintStatement, { name }: Action): boolean {
  return actions !== undefined && (itemCovering(actions, name) !== undefined) !== actions.not;
}

/** Undefined for an action of which the reference cannot be relied on. */
function checkedAction(text: string, names: Lexicon): Action | undefined {
  const meaning = names.action(text);
  if (meaning.kind !== 'known' || !isWellDocumented(meaning.service.prefix)) return undefined;
  const { action } = meaning;
  return action.resources.length > 0 || needsStar(action) ? action : undefined;
}

/** Of those action-not-in-resource-policy and arn-not-in-resource-policy speak. */
function isOfOtherService(action: Action, { resources }: LintStatement, names: Lexicon): boolean {
  const services = new Set(resources?.items.map(({ text }) => text.split(':', 3)[2]));
  const types = names.resourceTypesOf(action);
  return !types.some(({ arns }) => arns.some(({ service }) => services.has(service)));
}

/**
 * Of other services some actions without types are allowed on ARNs all the same, and AWS's own policies count on it:
 * s3:ListAllMyBuckets on `arn:aws:s3:::*`, iam:ListRoles on a path. Source:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2.html#EC2_ARN_Format
 */
function needsStar({ name }: Action): boolean {
  return /^(?:ec2|ebs|kms):/.test(name);
}

function messageOf(action: Action, names: Lexicon): Finding['message'] {
  const types = names.resourceTypesOf(action).map(({ name }) => name);
  return types.length === 0
    ? `${action.name} cannot be limited to resources: it needs a statement with Resource "*".`
    : `${action.name} is used on ${list(types)}: no resource named for it is of that type.`;
}

function list(types: readonly string[]): string {
  return types.length < 2
    ? types.join('')
    : `${types.slice(0, -1).join(', ')} or ${types.at(-1) ?? ''}`;
}
