import { registries } from "../../host/registries";

/** Lets each plugin that registered for it change the value in turn. */
export function applyValueTransformer<Value>(name: string, value: Value, context: unknown = {}): Value {
  let result: unknown = value;
  for (const change of registries.valueTransformers.get(name) ?? []) {
    result = change({ value: result, context });
  }
  return result as Value;
}
