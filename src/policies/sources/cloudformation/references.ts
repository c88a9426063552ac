import { attributeOf, identifierOf } from './resource-names.ts';
import { list, type Parameter, type Scope } from './scope.ts';
import { knownText, text, unknown, type Value } from './value.ts';

/** `Ref` of a pseudo parameter, a parameter or a resource. */
export function evaluateReference(name: string, scope: Scope): Value {
  if (name === 'AWS::NoValue') return { kind: 'absent' };
  if (name.startsWith('AWS::')) return pseudoParameter(name, scope);
  const parameter = scope.parameters.get(name);
  if (parameter) return parameterValue(name, parameter, scope);
  const resource = scope.resources.get(name);
  if (resource) return identifierOf(resource, scope);
  return unknown(
    `\${${name}}`,
    'the template has neither parameter nor resource of this name',
    'Mend the template.',
  );
}

/** `Fn::GetAtt`. */
export function getAttribute(id: string, attribute: string, scope: Scope): Value {
  const resource = scope.resources.get(id);
  if (resource) return attributeOf(resource, attribute, scope);
  return unknown(
    `\${${id}.${attribute}}`,
    'the template has no such resource',
    'Mend the template.',
  );
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
function pseudoParameter(name: string, { given }: Scope): Value {
  const value =
    given.get(name) ??
    (name === 'AWS::URLSuffix' ? suffixOf(given.get('AWS::Partition')) : undefined);
  if (value !== undefined) return text(value);
  return unknown(
    `\${${name}}`,
    'it is known only where the stack is',
    `Give it with --parameter ${name}=….`,
  );
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html#cfn-pseudo-param-urlsuffix */
function suffixOf(partition: string | undefined): string | undefined {
  if (partition === 'aws' || partition === 'aws-us-gov') return 'amazonaws.com';
  return partition === 'aws-cn' ? 'amazonaws.com.cn' : undefined;
}

function parameterValue(name: string, { type, defaultAt }: Parameter, scope: Scope): Value {
  const given = scope.given.get(name);
  if (given !== undefined) return typed(given, type, scope);
  const mend = `Give it with --parameter ${name}=….`;
  // The default of such a parameter is the name of what Systems Manager holds, not the value.
  if (type.startsWith('AWS::SSM::Parameter::Value')) {
    return unknown(`\${${name}}`, 'the parameter’s value is in Systems Manager', mend);
  }
  const fallback = defaultAt && knownText(scope.textOf(defaultAt));
  if (fallback === undefined) {
    return unknown(`\${${name}}`, 'the parameter has no default', mend);
  }
  scope.assumed.set(name, fallback);
  return typed(fallback, type, scope);
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html#parameters-section-structure-properties-type */
function typed(value: string, type: string, scope: Scope): Value {
  if (type !== 'CommaDelimitedList' && !type.includes('List<')) return text(value);
  return list(
    scope,
    value.split(',').map((item) => [item.trim()]),
  );
}
