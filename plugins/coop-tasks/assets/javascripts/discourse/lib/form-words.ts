import { i18n } from "discourse-i18n";

export const title = (field: string): string =>
  i18n(`coop_tasks.form.${field}.title`);

export const help = (field: string): string =>
  i18n(`coop_tasks.form.${field}.help`);

export const choice = (field: string, value: string): string =>
  i18n(`coop_tasks.form.${field}.${value}`);
