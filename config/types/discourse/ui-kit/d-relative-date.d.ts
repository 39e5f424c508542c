import type { TemplateOnlyComponent } from "@ember/component/template-only";

declare const DRelativeDate: TemplateOnlyComponent<{
  Args: { date: Date | string | number };
}>;
export default DRelativeDate;
