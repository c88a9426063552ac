import { mayDeploy } from '../lint/deployment/deployer.ts';
import { denyInWords, deploymentInWords, listInWords } from '../lint/deployment/in-words.ts';
import type { Rule } from '../lint/rule.ts';

export const boundaryBlocksPlan: Rule = {
  id: 'boundary-blocks-plan',
  category: 'error',
  title: 'The permissions boundary lets the deployment’s calls through',
  why: 'An identity may do only what its policies and its boundary both allow. What the boundary leaves out fails with AccessDenied although the policies allow it, and the product’s documentation does not mention boundaries.',
  fix: 'Allow the actions in the boundary too, or deploy with an identity that has another one.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  types: ['identity', 'boundary'],
  examples: {
    bad: [
      {
        note: 'A boundary for people who manage networks and instances',
        planned: true,
        type: 'boundary',
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['cloudwatch:*', 'ec2:*', 's3:*', 'servicequotas:*', 'ssm:*'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement'],
      },
      {
        note: 'Instances of one size only',
        planned: true,
        type: 'boundary',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: '*' },
            {
              Effect: 'Deny',
              Action: ['ec2:RunInstances'],
              Resource: 'arn:aws:ec2:*:*:instance/*',
              Condition: { StringNotEquals: { 'ec2:InstanceType': 't3.micro' } },
            },
          ],
        },
        at: ['/Statement/1/Action/0'],
      },
    ],
    good: [
      {
        planned: true,
        type: 'boundary',
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: '*' },
            { Effect: 'Deny', Action: 'iam:CreateUser', Resource: '*' },
          ],
        },
      },
      {
        note: 'The boundary of a role that does not deploy',
        planned: true,
        type: 'boundary',
        policy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
        },
        with: [
          {
            type: 'identity',
            policy: {
              Version: '2012-10-17',
              Statement: [
                { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
              ],
            },
          },
        ],
      },
    ],
  },
  *checkSet({ set, profile }) {
    const boundary = set.documents.find(({ type }) => type === 'boundary');
    if (!profile?.deployment || !boundary || !mayDeploy(set, profile)) return;
    const { deployment, engine } = profile;
    const { denials, notAllowed } = engine.blockedCalls([boundary], 'boundary', deployment);
    const what = deploymentInWords(deployment);
    if (notAllowed.length > 0) {
      yield {
        document: boundary,
        at: boundary.root.member('Statement')?.value ?? boundary.root,
        message: `The boundary does not allow ${listInWords(notAllowed)}, which ${what} calls.`,
      };
    }
    for (const { document, statement, at, actions } of denials) {
      yield {
        document,
        at,
        subject: statement.sid?.text ?? at.text,
        message: `${denyInWords(statement)} ${listInWords(actions)}, which ${what} calls.`,
      };
    }
  },
};
