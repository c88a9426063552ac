/** What a compiled JSON Schema finds wrong, as ajv tells it: https://ajv.js.org/api.html#error-objects */
export interface SchemaError {
  /** JSON pointer of the value that breaks the keyword. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: {
    readonly missingProperty?: string;
    readonly additionalProperty?: string;
  };
}

/** A JSON Schema compiled ahead. Says whether the value keeps to it; `errors` is about the last call. */
export interface SchemaCheck {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}
