/** What a form holds while one fills it in, and what is wrong with it. */
import { tracked } from "@glimmer/tracking";
import { trackedMap } from "@ember/reactive/collections";

export type Data = Record<string, unknown>;

export interface FieldErrors {
  title: string;
  messages: string[];
}

export default class FormData_ {
  @tracked draft: Data;
  errors = trackedMap<string, FieldErrors>();

  #initial: Data;

  constructor(data: Data) {
    this.#initial = { ...data };
    this.draft = { ...data };
  }

  get isDirty(): boolean {
    const names = new Set([...Object.keys(this.draft), ...Object.keys(this.#initial)]);
    return [...names].some((name) => this.draft[name] !== this.#initial[name]);
  }

  get isValid(): boolean {
    return this.errors.size === 0;
  }

  get(name: string): unknown {
    return this.draft[name];
  }

  set(name: string, value: unknown): void {
    this.draft = { ...this.draft, [name]: value };
  }

  /** What is sent now is what the form is compared with from now on. */
  save(): void {
    this.#initial = { ...this.draft };
  }

  rollback(): void {
    this.draft = { ...this.#initial };
    this.errors.clear();
  }

  addError(name: string, { title, message }: { title: string; message: string }): void {
    const before = this.errors.get(name);
    this.errors.set(name, { title, messages: [...(before?.messages ?? []), message] });
  }
}
