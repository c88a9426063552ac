import type { LintStatement } from '../lint/document/statement.ts';
import type { Value, Word } from '../lint/document/value.ts';
import { allTypes, iamTypes } from '../lint/policy-types.ts';
import type { Finding, Rule } from '../lint/rule.ts';
import { isEscape, writtenVariables } from '../lint/statements/policy-variables.ts';

export const variablePlace: Rule = {
  id: 'variable-place',
  category: 'error',
  title: 'Policy variables stand in Resource and in values of conditions only',
  why: 'AWS replaces variables in Resource and in the values of conditions. Anywhere else it refuses them, or takes them as text that matches nothing.',
  fix: 'Write out what is meant, or put the variable into a condition: aws:PrincipalArn instead of Principal.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse',
  aws: ['VARIABLE_UNSUPPORTED_IN_ELEMENT'],
  types: allTypes,
  when: ['variable'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'ec2:DeleteSnapshot',
              Resource: '*',
              Condition: { StringEquals: { 'aws:ResourceTag/${aws:PrincipalTag/team}': 'yes' } },
            },
          ],
        },
        at: ['/Statement/0/Condition/StringEquals/aws:ResourceTag~1${aws:PrincipalTag~1team}'],
      },
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['s3:GetObject', 's3:${aws:username}', '${aws:PrincipalTag/service}:*'],
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Statement/0/Action/1', '/Statement/0/Action/2'],
      },
      {
        type: 'resource',
        policy: {
          Version: '2012-10-17',
          Id: 'of-${aws:username}',
          Statement: [
            {
              Sid: 'to ${aws:username}',
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::444455556666:user/${aws:username}' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/*',
            },
          ],
        },
        at: ['/Id', '/Statement/0/Sid', '/Statement/0/Principal/AWS'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::reports/${aws:username}/*',
              Condition: {
                StringEquals: { 's3:ExistingObjectTag/team': '${aws:PrincipalTag/team}' },
              },
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const id = document.root.member('Id')?.value;
    if (id?.kind === 'string') yield* variablesIn(id, 'Id');
    // IAM takes no other characters than letters and digits in a Sid anyway: invalid-sid.
    const inSids = !iamTypes.includes(document.type);
    for (const statement of document.statements) {
      if (inSids && statement.sid) yield* variablesIn(statement.sid, 'Sid');
      yield* variablesElsewhere(statement);
    }
  },
};

function* variablesElsewhere({
  actions,
  principals,
  conditions,
}: LintStatement): Generator<Finding> {
  if (actions) for (const item of actions.items) yield* variablesIn(item, actions.name);
  // Of a principal without its type principal-format speaks.
  if (principals?.value.kind === 'object') {
    for (const { id } of principals.items) yield* variablesIn(id, principals.name);
  }
  for (const { key } of conditions) {
    if (key.text.includes('${')) yield findingAt(key, 'the name of a condition key');
  }
}

function* variablesIn(value: Value, element: string): Generator<Finding> {
  for (const variable of writtenVariables(value.text)) {
    if (!isEscape(variable)) {
      yield findingAt(value.part(variable.start, variable.end), element);
    }
  }
}

function findingAt(at: Word, element: string): Finding {
  return {
    at,
    subject: at.text,
    message: `In ${element} ${at.text} is not replaced: AWS knows no policy variables there.`,
  };
}
