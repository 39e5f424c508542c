// Core's FormKit is still JavaScript, so @discourse/types declares it without
// arguments or yields. This is the part of its documented interface we use.
import Component from "@glimmer/component";
import type { ComponentLike } from "@glint/template";

export interface FieldError {
  title: string;
  message: string;
}

export interface FormApi<Data> {
  get<K extends keyof Data & string>(name: K): Data[K];
  set<K extends keyof Data & string>(name: K, value: Data[K]): Promise<void>;
  setProperties(values: Partial<Data>): Promise<void>;
  submit(): Promise<void>;
  reset(): Promise<void>;
  addError(name: string, error: FieldError): void;
  removeError(name: string): void;
}

export type ControlType =
  | "input"
  | `input-${"text" | "number" | "date" | "time" | "datetime-local" | "email" | "tel" | "url" | "search"}`
  | "password"
  | "textarea"
  | "select"
  | "checkbox"
  | "toggle"
  | "radio-group"
  | "composer"
  | "custom";

export type Format = "small" | "medium" | "large" | "full" | "max";

/** What the several controls yield: options of a select, radios of a group. */
export interface ControlYield {
  Option: ComponentLike<{ Args: { value: unknown }; Blocks: { default: [] } }>;
  Radio: ComponentLike<RadioSignature>;
}

export interface RadioSignature {
  Args: { value: unknown };
  Blocks: {
    default: [
      radio: {
        Title: ComponentLike<{ Blocks: { default: [] } }>;
        Description: ComponentLike<{ Blocks: { default: [] } }>;
      },
    ];
  };
  Element: HTMLInputElement;
}

export interface ControlSignature {
  Args: {
    before?: string;
    after?: string;
    height?: number;
    includeNone?: boolean;
    preview?: boolean;
  };
  Blocks: { default: [control: ControlYield] };
  Element: HTMLInputElement;
}

export interface FieldYield<Value = unknown> {
  Control: ComponentLike<ControlSignature>;
  id: string;
  errorId: string;
  name: string;
  value: Value;
  set(value: Value): Promise<void>;
}

export interface FieldSignature<Data> {
  Args: {
    name: keyof Data & string;
    title: string;
    type: ControlType;
    description?: string;
    helpText?: string;
    disabled?: boolean;
    showTitle?: boolean;
    format?: Format;
    titleFormat?: Format;
    descriptionFormat?: Format;
    validation?: string;
    validate?: (
      name: string,
      value: never,
      helpers: {
        data: Data;
        type: string;
        addError: FormApi<Data>["addError"];
      }
    ) => void | Promise<void>;
    onSet?: (value: never, helpers: { set: FormApi<Data>["set"]; name: string }) => unknown;
  };
  // What a field holds depends on its name; templates cannot say so, hence any.
  Blocks: { default: [field: FieldYield<any>] };
  Element: HTMLElement;
}

interface ButtonArgs {
  label?: string;
  translatedLabel?: string;
  icon?: string;
  disabled?: boolean;
  isLoading?: boolean;
}

export interface FormYield<Data> {
  Field: ComponentLike<FieldSignature<Data>>;
  Section: ComponentLike<{
    Args: { title?: string; subtitle?: string };
    Blocks: { default: [] };
    Element: HTMLElement;
  }>;
  Fieldset: ComponentLike<{
    Args: { title?: string; description?: string; name?: string };
    Blocks: { default: [] };
    Element: HTMLElement;
  }>;
  Container: ComponentLike<{
    Args: {
      title?: string;
      subtitle?: string;
      format?: Format;
      direction?: "row" | "column";
    };
    Blocks: { default: [] };
    Element: HTMLElement;
  }>;
  Row: ComponentLike<{
    Blocks: {
      default: [
        row: {
          Col: ComponentLike<{
            Args: { size?: number };
            Blocks: { default: [] };
            Element: HTMLElement;
          }>;
        },
      ];
    };
    Element: HTMLElement;
  }>;
  CheckboxGroup: ComponentLike<{
    Args: { title?: string; subtitle?: string; description?: string };
    Blocks: { default: [group: { Field: ComponentLike<FieldSignature<Data>> }] };
    Element: HTMLElement;
  }>;
  Actions: ComponentLike<{ Blocks: { default: [] }; Element: HTMLElement }>;
  Submit: ComponentLike<{ Args: ButtonArgs; Element: HTMLElement }>;
  Reset: ComponentLike<{ Args: ButtonArgs; Element: HTMLElement }>;
  Button: ComponentLike<{
    Args: ButtonArgs & { action?: (...args: any[]) => unknown };
    Element: HTMLElement;
  }>;
  Alert: ComponentLike<{
    Args: { type?: "info" | "success" | "warning" | "error"; icon?: string };
    Blocks: { default: [] };
    Element: HTMLElement;
  }>;
  set: FormApi<Data>["set"];
  setProperties: FormApi<Data>["setProperties"];
}

export interface FormSignature<Data extends object> {
  Args: {
    data?: Data;
    onSubmit?: (data: Data) => unknown;
    onReset?: (data: Data) => unknown;
    onRegisterApi?: (api: FormApi<Data>) => unknown;
    onDirtyCheck?: (transition: unknown) => boolean;
    validateOn?: "submit" | "change" | "focusout" | "input";
    validate?: (data: Data, helpers: Pick<FormApi<Data>, "addError" | "removeError">) => unknown;
  };
  Blocks: { default: [form: FormYield<Data>, draft: Data] };
  Element: HTMLFormElement;
}

export default class Form<Data extends object> extends Component<FormSignature<Data>> {}
