import type { TemplateOnlyComponent } from "@ember/component/template-only";

declare const DToggleSwitch: TemplateOnlyComponent<{
  Args: { state?: boolean; label?: string; translatedLabel?: string };
  Element: HTMLButtonElement;
}>;
export default DToggleSwitch;
