# frozen_string_literal: true

# name: coop-core
# about: What the co-op plugins stand on: their server, what waits for you, notices and reminders
# version: 0.1.0
# authors: The co-op plugins' contributors
# url: https://github.com/workers-coop/coop-plugins
# required_version: 3.5.0.beta1

enabled_site_setting :coop_core_enabled

register_asset "stylesheets/coop-core.scss"
register_svg_icon "hand"

module ::CoopCore
  PLUGIN_NAME = "coop-core"
end

%w[plugins errors host runtime shell forum viewer worker digest letter orders events topic_records pages engine].each do |part|
  require_relative "lib/coop_core/#{part}"
end

after_initialize do
  CoopCore.register(self, pages: %w[/coop/me])
  CoopCore::Events.listen(self)

  register_html_builder("server:before-head-close") { |controller| CoopCore::Pages.meta(controller) }

  # In a sentence a link to one of our pages stays as it was written: the forum asks itself for no title.
  InlineOneboxer.register_local_handler("coop_core/pages") { nil }

  add_to_serializer(
    :topic_view,
    :coop_records,
    include_condition: -> { @coop_records = CoopCore::TopicRecords.of(object.topic, scope) },
  ) { @coop_records }

  register_reviewable_type ReviewableCoopText
  add_api_key_scope(:coop, CoopCore::API_KEY_SCOPES)
  register_problem_check ProblemCheck::CoopBundles
  register_problem_check ProblemCheck::CoopDue
end
