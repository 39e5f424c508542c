/**
 * Compiled, never run: a stand-in that no longer fits the module of Discourse it
 * stands for is an error of types here. Components and the plugin API say the
 * same where they are written, by the signatures they implement.
 */
import type * as RealPluginOutlet from "discourse/components/plugin-outlet";
import type RealDialogService from "discourse/dialog-holder/services/dialog";
import type RealToasts from "discourse/float-kit/services/toasts";
import type * as RealAjax from "discourse/lib/ajax";
import type * as RealAjaxError from "discourse/lib/ajax-error";
import type * as RealApi from "discourse/lib/api";
import type * as RealDebounce from "discourse/lib/debounce";
import type * as RealDecorators from "discourse/lib/decorators";
import type * as RealEnvironment from "discourse/lib/environment";
import type * as RealFormatter from "discourse/lib/formatter";
import type * as RealGetUrl from "discourse/lib/get-url";
import type * as RealLater from "discourse/lib/later";
import type * as RealLoadScript from "discourse/lib/load-script";
import type RealNotificationTypeBase from "discourse/lib/notification-types/base";
import type * as RealPluginApi from "discourse/lib/plugin-api";
import type RealSection from "discourse/lib/sidebar/base-custom-sidebar-section";
import type RealSectionLink from "discourse/lib/sidebar/base-custom-sidebar-section-link";
import type * as RealTransformer from "discourse/lib/transformer";
import type * as RealUploads from "discourse/lib/uploads";
import type RealUppyUpload from "discourse/lib/uppy/uppy-upload";
import type * as RealUrl from "discourse/lib/url";
import type RealUserMenuTab from "discourse/lib/user-menu/tab";
import type * as RealUtilities from "discourse/lib/utilities";
import type RealA11y from "discourse/services/a11y";
import type RealAppEvents from "discourse/services/app-events";
import type RealModalService from "discourse/services/modal";
import type * as RealTruth from "discourse/truth-helpers";
import type * as RealButton from "discourse/ui-kit/d-button";
import type * as RealModal from "discourse/ui-kit/d-modal";
import type * as RealAvatar from "discourse/ui-kit/helpers/d-avatar";
import type * as RealBoundAvatar from "discourse/ui-kit/helpers/d-bound-avatar-template";
import type * as RealCategoryLink from "discourse/ui-kit/helpers/d-category-link";
import type * as RealConcatClass from "discourse/ui-kit/helpers/d-concat-class";
import type * as RealFormatDate from "discourse/ui-kit/helpers/d-format-date";
import type * as RealIcon from "discourse/ui-kit/helpers/d-icon";
import type * as RealUniqueId from "discourse/ui-kit/helpers/d-unique-id";
import type * as RealI18n from "discourse-i18n";
import type PluginOutlet from "./discourse/components/plugin-outlet";
import type DialogService from "./discourse/dialog-holder/services/dialog";
import type Toasts from "./discourse/float-kit/services/toasts";
import type * as ajax from "./discourse/lib/ajax";
import type * as ajaxError from "./discourse/lib/ajax-error";
import type * as api from "./discourse/lib/api";
import type * as debounce from "./discourse/lib/debounce";
import type * as decorators from "./discourse/lib/decorators";
import type * as environment from "./discourse/lib/environment";
import type * as formatter from "./discourse/lib/formatter";
import type * as getUrl from "./discourse/lib/get-url";
import type * as later from "./discourse/lib/later";
import type * as loadScript from "./discourse/lib/load-script";
import type NotificationTypeBase from "./discourse/lib/notification-types/base";
import type { PluginApi, withPluginApi } from "./discourse/lib/plugin-api";
import type Section from "./discourse/lib/sidebar/base-custom-sidebar-section";
import type SectionLink from "./discourse/lib/sidebar/base-custom-sidebar-section-link";
import type * as transformer from "./discourse/lib/transformer";
import type * as uploads from "./discourse/lib/uploads";
import type UppyUpload from "./discourse/lib/uppy/uppy-upload";
import type * as url from "./discourse/lib/url";
import type UserMenuTab from "./discourse/lib/user-menu/tab";
import type * as utilities from "./discourse/lib/utilities";
import type A11y from "./discourse/services/a11y";
import type AppEvents from "./discourse/services/app-events";
import type ModalService from "./discourse/services/modal";
import type * as truth from "./discourse/truth-helpers";
import type DButton from "./discourse/ui-kit/d-button";
import type * as modal from "./discourse/ui-kit/d-modal";
import type * as avatar from "./discourse/ui-kit/helpers/d-avatar";
import type * as boundAvatar from "./discourse/ui-kit/helpers/d-bound-avatar-template";
import type * as categoryLink from "./discourse/ui-kit/helpers/d-category-link";
import type * as concatClass from "./discourse/ui-kit/helpers/d-concat-class";
import type * as formatDate from "./discourse/ui-kit/helpers/d-format-date";
import type * as icon from "./discourse/ui-kit/helpers/d-icon";
import type * as uniqueId from "./discourse/ui-kit/helpers/d-unique-id";
import type * as i18n from "./discourse-i18n";

/** These names are in Discourse's module, and ours can be used in their place. */
type Fits<Real, StandIn extends Pick<Real, Names>, Names extends keyof Real> =
  StandIn extends Pick<Real, Names> ? true : never;

/** What the parts of a class must share: methods and getters that plugins use or override. */
type Members<Real, StandIn, Names extends keyof Real & keyof StandIn> = {
  [Name in Names]: Real[Name] extends never ? never : true;
};

export type ModulesFit = [
  Fits<typeof RealAjax, typeof ajax, "ajax" | "updateCsrfToken">,
  Fits<
    typeof RealAjaxError,
    typeof ajaxError,
    "extractError" | "extractErrorInfo" | "isRateLimitError" | "popupAjaxError" | "rateLimitWaitSeconds"
  >,
  Fits<typeof RealApi, typeof api, "apiInitializer">,
  Fits<typeof RealDebounce, typeof debounce, "default">,
  Fits<typeof RealDecorators, typeof decorators, "bind">,
  Fits<typeof RealEnvironment, typeof environment, "isDevelopment" | "isTesting">,
  Fits<typeof RealFormatter, typeof formatter, "autoUpdatingRelativeAge" | "longDate" | "number">,
  Fits<typeof RealGetUrl, typeof getUrl, "default" | "getAbsoluteURL" | "getURLWithCDN" | "withoutPrefix">,
  Fits<typeof RealLater, typeof later, "default">,
  Fits<Pick<typeof RealPluginApi, "withPluginApi">, { withPluginApi: typeof withPluginApi }, "withPluginApi">,
  Fits<typeof RealTransformer, typeof transformer, "applyValueTransformer">,
  Fits<typeof RealUploads, typeof uploads, "authorizedExtensions" | "authorizesAllExtensions" | "isImage">,
  Fits<typeof RealUrl, typeof url, "groupPath" | "userPath">,
  Fits<
    typeof RealUtilities,
    typeof utilities,
    "avatarUrl" | "escapeExpression" | "formatUsername" | "slugify" | "translateSize"
  >,
  // Classes there, functions here; and RSVP promises there.
  Members<
    typeof RealTruth,
    typeof truth,
    "and" | "eq" | "gt" | "gte" | "has" | "includes" | "lt" | "lte" | "not" | "notEq" | "or"
  >,
  Members<typeof RealLoadScript, typeof loadScript, "default">,
  Fits<
    typeof RealModal,
    Omit<typeof modal, "default"> & Pick<typeof RealModal, "default">,
    "CLOSE_INITIATED_BY_BUTTON" | "CLOSE_INITIATED_BY_CLICK_OUTSIDE" | "CLOSE_INITIATED_BY_ESC"
  >,
  Fits<typeof RealAvatar, typeof avatar, "default" | "renderAvatar">,
  Fits<typeof RealBoundAvatar, typeof boundAvatar, "default">,
  Fits<typeof RealCategoryLink, typeof categoryLink, "categoryBadgeHTML" | "categoryLinkHTML" | "default">,
  Fits<typeof RealConcatClass, typeof concatClass, "default">,
  Fits<typeof RealFormatDate, typeof formatDate, "default">,
  Fits<typeof RealIcon, typeof icon, "default">,
  Fits<typeof RealUniqueId, typeof uniqueId, "default">,
  Fits<Pick<typeof RealI18n, "i18n">, typeof i18n, "i18n">,
];

export type ClassesFit = [
  Fits<RealA11y, A11y, "announce" | "assertiveMessage" | "politeMessage">,
  Fits<RealAppEvents, AppEvents, "has" | "off" | "on" | "trigger">,
  Fits<
    RealDialogService,
    DialogService,
    "alert" | "cancel" | "confirm" | "deleteConfirm" | "didConfirmWrapped" | "notice" | "yesNoConfirm"
  >,
  Fits<RealModalService, ModalService, "activeModal" | "close" | "setContainerElement" | "show">,
  Members<RealUppyUpload, UppyUpload, "addFiles" | "setup" | "teardown" | "uploading" | "uploadProgress">,
  Members<RealToasts, Toasts, "close" | "default" | "error" | "info" | "show" | "success" | "warning">,
  Members<NotificationTypeBase, RealNotificationTypeBase, keyof NotificationTypeBase>,
  Members<Section, RealSection, Exclude<keyof Section, "title">>,
  Members<SectionLink, RealSectionLink, keyof SectionLink>,
  Members<UserMenuTab, RealUserMenuTab, keyof UserMenuTab>,
  Members<PluginApi, RealPluginApi.PluginApi, Exclude<keyof PluginApi, "container">>,
];

type Component<C> = C extends abstract new (...args: any[]) => { args: infer Args } ? Args : never;
type SameArguments<Real, StandIn> = Component<Real> extends Component<StandIn> ? true : never;

export type ComponentsFit = [
  SameArguments<typeof RealButton.default, typeof DButton>,
  SameArguments<typeof RealModal.default, typeof modal.default>,
  SameArguments<typeof RealPluginOutlet.default, typeof PluginOutlet>,
];

/** A `never` here is a component that does not take what the real one takes. */
export const componentsFit: ComponentsFit = [true, true, true];
