import type { TemplateOnlyComponent } from "@ember/component/template-only";
import type { TrustedHTML } from "@ember/template";

declare const DEmptyState: TemplateOnlyComponent<{
  Args: {
    identifier?: string;
    title?: string;
    body?: string | TrustedHTML;
    ctaLabel?: string;
    ctaAction?: () => unknown;
    ctaHref?: string;
    ctaRoute?: string;
    ctaIcon?: string;
    tipText?: string;
    tipIcon?: string;
  };
  Blocks: { tip: [] };
}>;
export default DEmptyState;
