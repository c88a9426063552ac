import type { PutParameterRequest, PutParameterResult } from '@aws-sdk/client-ssm';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { isPublic } from './public-parameters.ts';
import { ssmOf } from './state.ts';

/** Characters of a parameter of the standard tier. Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const standardLength = 4096;

/** Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
export function putParameter(input: PutParameterRequest, context: CallContext): PutParameterResult {
  const name = input.Name ?? '';
  requireName(name);
  const { parameters } = ssmOf(context.account, context.region);
  const old = parameters.get(name);
  if (old && !input.Overwrite) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  const type = input.Type ?? old?.type;
  if (!type) {
    throw new AwsError(
      'ValidationException',
      'A parameter type is required when you create a parameter.',
    );
  }
  const value = input.Value ?? '';
  requireLength(value, input.Tier);
  const version = (old?.version ?? 0) + 1;
  parameters.set(name, {
    name,
    type,
    value,
    version,
    dataType: input.DataType ?? 'text',
    lastModified: context.account.clock.now(),
  });
  return { Version: version, Tier: input.Tier === 'Advanced' ? 'Advanced' : 'Standard' };
}

function requireLength(value: string, tier: string | undefined): void {
  if (value.length <= standardLength || tier === 'Advanced' || tier === 'Intelligent-Tiering')
    return;
  throw new AwsError(
    'ValidationException',
    `Standard tier parameters support a maximum parameter value of ${standardLength} characters. To create a larger parameter value, upgrade the parameter to use the advanced-parameter tier. For more information, see https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html`,
  );
}

function requireName(name: string): void {
  if (/^\/?(?:aws|ssm)/i.test(name)) {
    throw isPublic(name)
      ? new AwsError('AccessDeniedException', `No access to reserved parameter name: ${name}.`)
      : new AwsError(
          'ValidationException',
          'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
        );
  }
  if (!/^[\w./-]{1,1011}$/.test(name) || (name.includes('/') && !name.startsWith('/'))) {
    throw new AwsError(
      'ValidationException',
      'Parameter name must be a fully qualified name of letters, numbers and the symbols .-_, with / between its levels.',
    );
  }
  if (name.split('/').length > 16) {
    throw new AwsError(
      'HierarchyLevelLimitExceededException',
      'A parameter name can have a maximum of 15 levels.',
    );
  }
}
