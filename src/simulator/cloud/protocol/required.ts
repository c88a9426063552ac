import { AwsError } from '../aws-error.ts';
import type { ServiceModel } from './model.ts';
import { structureOf } from './structure.ts';

/**
 * Throws the AwsError that the service's family of protocols answers when a required member of the input is missing.
 * Sources: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html (ValidationError),
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (MissingParameter)
 */
export function requireMembers(model: ServiceModel, operation: string, input: object): void {
  const structure = structureOf(model, model.operations[operation]?.input);
  const missing = structure?.required?.filter((name) => !Object.hasOwn(input, name)) ?? [];
  const [first] = missing;
  if (first === undefined) return;
  switch (model.protocol) {
    case 'ec2Query':
      throw new AwsError('MissingParameter', `The request must contain the parameter ${first}`);
    case 'awsQuery':
      throw new AwsError('ValidationError', nullValues(missing));
    case 'awsJson1_0':
    case 'awsJson1_1':
    case 'restJson1':
      throw new AwsError('ValidationException', nullValues(missing));
    case 'restXml':
      throw new AwsError('InvalidRequest', `Missing required parameter: ${first}`);
  }
}

function nullValues(missing: readonly string[]): string {
  const count = `${missing.length} validation error${missing.length === 1 ? '' : 's'} detected: `;
  const each = missing.map((name) => {
    const member = name.charAt(0).toLowerCase() + name.slice(1);
    return `Value null at '${member}' failed to satisfy constraint: Member must not be null`;
  });
  return count + each.join('; ');
}
