import { tracked } from "@glimmer/tracking";
import Controller from "@ember/controller";

export default class LoginController extends Controller {
  override queryParams = ["return_path"];
  @tracked return_path = "/";
}
