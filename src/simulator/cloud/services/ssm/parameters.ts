import { createHash } from 'node:crypto';

import type {
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
} from '@aws-sdk/client-ssm';

import { AwsError } from '../../aws-error.ts';
import type { CallContext } from '../../operation.ts';
import { isPublic, publicParameters } from './public-parameters.ts';
import { ssmOf, type SsmParameter } from './state.ts';
import { pageOf, requireWithin } from './validation.ts';

/** By name or ARN, with `:version` if wanted. Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameter.html */
export function getParameter(input: GetParameterRequest, context: CallContext): GetParameterResult {
  const name = input.Name ?? '';
  const found = find(name, context);
  if (!found) throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
  return { Parameter: described(found, input.WithDecryption, context) };
}

/** One to ten names; those that are not there are told apart, and no error. */
export function getParameters(
  { Names = [], WithDecryption }: GetParametersRequest,
  context: CallContext,
): GetParametersResult {
  if (Names.length < 1 || Names.length > 10) {
    throw new AwsError(
      'ValidationException',
      `1 validation error detected: Value '[${Names.join(', ')}]' at 'names' failed to satisfy constraint: Member must have length ${Names.length < 1 ? 'greater than or equal to 1' : 'less than or equal to 10'}`,
    );
  }
  const found = Names.map((name) => ({ name, parameter: find(name, context) }));
  return {
    Parameters: found.flatMap(({ parameter }) =>
      parameter ? [described(parameter, WithDecryption, context)] : [],
    ),
    InvalidParameters: found.filter(({ parameter }) => !parameter).map(({ name }) => name),
  };
}

/** Source: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html */
export function getParametersByPath(
  input: GetParametersByPathRequest,
  context: CallContext,
): GetParametersByPathResult {
  const path = input.Path ?? '';
  if (!path.startsWith('/')) {
    throw new AwsError(
      'ValidationException',
      `The parameter doesn't meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can't be prefixed with "aws" or "ssm" (case-insensitive). It must use only letters, numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All sub-paths, if specified, must use the forward slash symbol "/". Valid example: /get/parameters2-/by1./path0_.`,
    );
  }
  requireWithin('maxResults', input.MaxResults, 1, 10);
  const folder = path.endsWith('/') ? path : `${path}/`;
  const all = [...(isPublic(folder) ? publicParameters(context) : own(context).values())]
    .filter(({ name }) => name.startsWith(folder))
    .filter(({ name }) => input.Recursive || !name.slice(folder.length).includes('/'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const { items, ...paging } = pageOf(all, input.NextToken, input.MaxResults ?? 10);
  return {
    Parameters: items.map((one) => described(one, input.WithDecryption, context)),
    ...paging,
  };
}

function find(given: string, context: CallContext): SsmParameter | undefined {
  const { account, region } = context;
  const mine = `arn:${account.partition}:ssm:${region}:${account.id}:parameter`;
  const shared = `arn:${account.partition}:ssm:${region}::parameter`;
  const prefix = [mine, shared].find((one) => given.startsWith(one)) ?? '';
  const [name = '', version] = given.slice(prefix.length).split(':');
  const bare = name.slice(1);
  const parameter = isPublic(name)
    ? publicParameters(context).find((one) => one.name === name)
    : (own(context).get(name) ?? (prefix === '' ? undefined : own(context).get(bare)));
  return version === undefined || String(parameter?.version) === version ? parameter : undefined;
}

function own({ account, region }: CallContext): Map<string, SsmParameter> {
  return ssmOf(account, region).parameters;
}

function described(
  { name, type, value, version, dataType, lastModified }: SsmParameter,
  decrypted: boolean | undefined,
  { account, region }: CallContext,
): Parameter {
  const sealed = type === 'SecureString' && !decrypted;
  const owner = isPublic(name) ? '' : account.id;
  return {
    Name: name,
    Type: type,
    // what KMS makes of it is nobody's business: that it is not the value itself is
    Value: sealed
      ? createHash('sha256').update(`${name} ${version} ${value}`).digest('base64')
      : value,
    Version: version,
    LastModifiedDate: new Date(lastModified),
    ARN: `arn:${account.partition}:ssm:${region}:${owner}:parameter${name.startsWith('/') ? '' : '/'}${name}`,
    DataType: dataType,
  };
}
