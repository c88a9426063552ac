import type { AuthorisationRequest } from './decision.ts';
import { parseArn } from './match/arn.ts';

/**
 * The account that owns the resource, where the request tells it: what it says outright, else the account in the ARN. A
 * bucket's ARN, or that of a public image, has none.
 */
export function ownerOf(request: AuthorisationRequest): string | undefined {
  const given = request.resourceAccount ?? request.context.get('aws:resourceaccount')?.[0];
  if (given !== undefined) return given;
  const account = parseArn(request.resource)?.account ?? '';
  return /^\d{12}$/.test(account) ? account : undefined;
}

/**
 * Whether AWS sends aws:ResourceAccount with the action (lower case): with most. Source, in its versions of 2023 and
 * after: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
 */
export function sendsOwner(action: string): boolean {
  return !action.startsWith('ebs:') && !action.startsWith('events:') && !SILENT.has(action);
}

const SILENT: ReadonlySet<string> = new Set([
  'auditmanager:updateassessmentframeworkshare',
  'detective:acceptinvitation',
  'ds:acceptshareddirectory',
  'ec2:accepttransitgatewaypeeringattachment',
  'ec2:acceptvpcendpointconnections',
  'ec2:acceptvpcpeeringconnection',
  'ec2:copyfpgaimage',
  'ec2:copyimage',
  'ec2:copysnapshot',
  'ec2:createtransitgatewaypeeringattachment',
  'ec2:createvolume',
  'ec2:createvpcendpoint',
  'ec2:createvpcpeeringconnection',
  'ec2:deletetransitgatewaypeeringattachment',
  'ec2:deletevpcpeeringconnection',
  'ec2:rejecttransitgatewaypeeringattachment',
  'ec2:rejectvpcendpointconnections',
  'ec2:rejectvpcpeeringconnection',
  'es:acceptinboundconnection',
  'guardduty:acceptadministratorinvitation',
  'macie2:acceptinvitation',
  'route53:associatevpcwithhostedzone',
  'route53:createvpcassociationauthorization',
  'route53:deletevpcassociationauthorization',
  'route53:disassociatevpcfromhostedzone',
  'route53:listhostedzonesbyvpc',
  'securityhub:acceptadministratorinvitation',
  'securitylake:registerdatalakedelegatedadministrator',
  'workspaces:copyworkspaceimage',
  'workspaces:describeworkspaceimages',
]);
