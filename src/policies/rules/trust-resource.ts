import type { Rule } from '../lint/rule.ts';

export const trustResource: Rule = {
  id: 'trust-resource',
  category: 'error',
  title: 'A trust policy has no Resource',
  why: 'A trust policy bears on the role that it is attached to. IAM refuses one with Resource or NotResource.',
  fix: 'Remove the element.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-syntax-error-resource',
  aws: ['ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE'],
  types: ['trust'],
  examples: {
    bad: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ec2.amazonaws.com' },
              Action: 'sts:AssumeRole',
              Resource: '*',
            },
          ],
        },
        at: ['/Statement/0/Resource'],
      },
    ],
    good: [
      {
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'ec2.amazonaws.com' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  *check({ document }) {
    const advice = document.typeFrom === 'content' ? { advice: IF_NONE } : {};
    for (const { value } of document.statements) {
      for (const { name, key, value: resource } of value.members) {
        if (name !== 'Resource' && name !== 'NotResource') continue;
        yield {
          at: key,
          subject: name,
          message: `A trust policy cannot have ${name}: it bears on its own role.`,
          ...advice,
          fix: {
            safe: false,
            title: `Remove ${name}`,
            edits: [{ kind: 'remove', from: value, pointer: resource.pointer }],
          },
        };
      }
    }
  },
};

const IF_NONE =
  'Remove it. Its actions alone say that this is a trust policy: for that of a VPC endpoint use --type resource.';
