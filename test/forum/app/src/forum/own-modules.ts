/** The forum's own routes and templates, by the names under which Ember looks for them. */
import ApplicationTemplate from "./frame/application";
import Categories from "./pages/categories";
import CategoryPage from "./pages/category";
import ErrorPage from "./pages/error";
import GroupPage from "./pages/group";
import Groups from "./pages/groups";
import Latest from "./pages/latest";
import Login from "./pages/login";
import LoginController from "./pages/login-controller";
import NewTopic from "./pages/new-topic";
import NewTopicController from "./pages/new-topic-controller";
import NotFound from "./pages/not-found";
import Notifications from "./pages/notifications";
import Review from "./pages/review";
import SentMail from "./pages/sent-mail";
import TopicPage from "./pages/topic";
import UserPage from "./pages/user";
import { ApplicationRoute, pageRoutes } from "./routes";

export const FORUM: Record<string, unknown> = {
  ...pageRoutes(),
  "route:application": ApplicationRoute,
  "controller:login": LoginController,
  "controller:new-topic": NewTopicController,
  "template:application": ApplicationTemplate,
  "template:error": ErrorPage,
  "template:unknown": NotFound,
  "template:discovery/index": Latest,
  "template:discovery/latest": Latest,
  "template:discovery/categories": Categories,
  "template:discovery/category": CategoryPage,
  "template:new-topic": NewTopic,
  "template:topic": TopicPage,
  "template:groups": Groups,
  "template:group": GroupPage,
  "template:user": UserPage,
  "template:user-notifications": Notifications,
  "template:login": Login,
  "template:review": Review,
  "template:admin-email-sent": SentMail,
};
