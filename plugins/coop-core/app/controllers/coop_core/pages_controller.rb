# frozen_string_literal: true

module ::CoopCore
  # Addresses of the browser's router: the same empty page for all of them, so
  # that a link from a mail or a reload finds it.
  class PagesController < ::ApplicationController
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr

    def show
      # What stands on a page is the acts' to answer: a page has no other format.
      raise Discourse::NotFound if params[:format] || request.format&.json?
      raise Discourse::NotFound if !CoopCore.sources[params[:coop]]&.enabled?
      render "default/empty", formats: :html
    end
  end
end
