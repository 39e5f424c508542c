import { tracked } from "@glimmer/tracking";
import Controller from "@ember/controller";

export default class LoginController extends Controller {
  @tracked return_path = "/";
  override queryParams = ["return_path"];
}
