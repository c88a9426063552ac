import { denyInWords, deploymentInWords, listInWords } from '../lint/deployment/in-words.ts';
import type { Rule } from '../lint/rule.ts';

export const scpBlocksPlan: Rule = {
  id: 'scp-blocks-plan',
  category: 'error',
  title: 'No service control policy denies a call of the deployment',
  why: 'What a service control policy denies nobody in the account may do, whatever else allows it: the deployment stops at that call, and what it has made before is left to be rolled back.',
  fix: 'Exempt the identity that deploys, or the region and services that the deployment needs, in the condition of the statement.',
  source:
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html',
  types: ['scp'],
  examples: {
    bad: [
      {
        note: 'Another region only; IAM’s calls count as us-east-1, so they are denied too',
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: '*', Resource: '*' },
            {
              Sid: 'OnlyIreland',
              Effect: 'Deny',
              NotAction: ['sts:*', 'support:*'],
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
            },
          ],
        },
        at: ['/Statement/1/NotAction'],
      },
      {
        note: 'An allow-list without IAM and Systems Manager',
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['cloudwatch:*', 'ec2:*', 's3:*', 'servicequotas:*'],
              Resource: '*',
            },
          ],
        },
        at: ['/Statement'],
      },
    ],
    good: [
      {
        note: 'The plan’s region, and the one in which IAM’s calls and the wizard’s test count',
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              NotAction: ['iam:*', 'sts:*'],
              Resource: '*',
              Condition: {
                StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'us-east-1'] },
              },
            },
            { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' },
          ],
        },
      },
      {
        note: 'Whether it means who deploys is not known',
        planned: true,
        policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'iam:Create*',
              Resource: '*',
              Condition: {
                ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/platform-team' },
              },
            },
          ],
        },
      },
    ],
  },
  *checkSet({ set: { documents }, profile }) {
    if (!profile?.deployment) return;
    const { deployment, engine } = profile;
    const { denials, notAllowed } = engine.blockedCalls(documents, 'scp', deployment);
    const what = deploymentInWords(deployment);
    for (const { document, statement, at, actions } of denials) {
      yield {
        document,
        at,
        subject: statement.sid?.text ?? at.text,
        message: `${denyInWords(statement)} ${listInWords(actions)}, which ${what} calls.`,
      };
    }
    // Without an Allow the documents are a list of denials, beside the FullAWSAccess that AWS attaches by itself.
    const allowing = documents.find(({ statements }) =>
      statements.some(({ effect }) => effect === 'Allow'),
    );
    if (notAllowed.length === 0 || !allowing) return;
    yield {
      document: allowing,
      at: allowing.root.member('Statement')?.value ?? allowing.root,
      message: `No service control policy here allows ${listInWords(notAllowed)}, which ${what} calls.`,
      advice: 'Allow the actions too, or leave FullAWSAccess attached and use Deny statements.',
    };
  },
};
