/**
 * The statement that would allow an action of the deployment, as JSON. Resources are left open: names of what is made are
 * this tool's guess. But a role is handed to EC2 alone, since `iam:PassRole` on everything hands out every role. In China
 * EC2's principal is not known for sure, so both stand there. Source:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function grantingStatement(action: string): string {
  const statement = { Effect: 'Allow', Action: action, Resource: '*' };
  const isPassing = action.toLowerCase() === 'iam:passrole';
  return JSON.stringify(isPassing ? { ...statement, Condition: TO_EC2 } : statement, undefined, 2);
}

const TO_EC2 = {
  StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
};
