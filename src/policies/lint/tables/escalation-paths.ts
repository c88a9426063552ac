/** Actions that together let their holder get permissions of others. */
export interface EscalationPath {
  readonly actions: readonly string[];
  /** What the holder does with them, as half a sentence: `attach any policy to their own user`. */
  readonly how: string;
}

/**
 * In our own words; ones that take fewer actions come first. Sources, read in stored copies on 2026-11-25:
 * https://pathfinding.cloud/ (Datadog), https://github.com/RhinoSecurityLabs/AWS-IAM-Privilege-Escalation (of default
 * versions and pipelines); on boundaries and instance profiles
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html and
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html.
 */
export const escalationPaths: readonly EscalationPath[] = [
  one('iam:CreatePolicyVersion', 'write a new version of a policy that is attached to themselves'),
  one('iam:SetDefaultPolicyVersion', 'bring back an older, wider version of a policy'),
  one('iam:AttachUserPolicy', 'attach any policy to a user'),
  one('iam:AttachGroupPolicy', 'attach any policy to a group that they are in'),
  one('iam:AttachRolePolicy', 'attach any policy to a role that they have'),
  one('iam:PutUserPolicy', 'embed any policy in a user'),
  one('iam:PutGroupPolicy', 'embed any policy in a group that they are in'),
  one('iam:PutRolePolicy', 'embed any policy in a role that they have'),
  one('iam:AddUserToGroup', 'join a group with more permissions'),
  one('iam:CreateAccessKey', 'make access keys of another user'),
  one('iam:CreateLoginProfile', 'give another user a password'),
  one('iam:UpdateLoginProfile', 'change the password of another user'),
  one('iam:UpdateAssumeRolePolicy', 'let a role trust themselves'),
  one('iam:DeleteUserPermissionsBoundary', 'take away the boundary of a user'),
  one('iam:DeleteRolePermissionsBoundary', 'take away the boundary of a role'),
  one('lambda:UpdateFunctionCode', 'run their code with the role of a function'),
  one('ssm:SendCommand', 'run commands with the roles of instances'),
  one('ssm:StartSession', 'open a shell with the roles of instances'),
  one('ec2-instance-connect:SendSSHPublicKey', 'log in to an instance and use its role'),
  one('glue:UpdateDevEndpoint', 'log in to a development endpoint and use its role'),
  one('sagemaker:CreatePresignedNotebookInstanceUrl', 'use the role of a notebook'),
  passing('ec2:RunInstances', 'launch an instance with any role'),
  passing('lambda:CreateFunction', 'run a function with any role', 'lambda:InvokeFunction'),
  passing('cloudformation:CreateStack', 'create a stack with any role'),
  passing('glue:CreateDevEndpoint', 'make a development endpoint with any role'),
  passing(
    'datapipeline:CreatePipeline',
    'run a pipeline with any role',
    'datapipeline:PutPipelineDefinition',
  ),
  passing('codebuild:CreateProject', 'run a build with any role', 'codebuild:StartBuild'),
  passing('sagemaker:CreateNotebookInstance', 'make a notebook with any role'),
  passing('ecs:RegisterTaskDefinition', 'run a task with any role', 'ecs:RunTask'),
  passing('ssm:StartAutomationExecution', 'run an automation with any role', 'ssm:CreateDocument'),
  {
    actions: ['ec2:AssociateIamInstanceProfile', 'iam:PassRole'],
    how: 'give an instance of theirs any role',
  },
  {
    actions: ['iam:AddRoleToInstanceProfile', 'iam:RemoveRoleFromInstanceProfile', 'iam:PassRole'],
    how: 'put any role into the instance profile of an instance of theirs',
  },
];

function one(action: string, how: string): EscalationPath {
  return { actions: [action], how };
}

function passing(action: string, how: string, ...others: readonly string[]): EscalationPath {
  return { actions: [action, 'iam:PassRole', ...others], how };
}
