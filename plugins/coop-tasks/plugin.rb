# frozen_string_literal: true

# name: coop-tasks
# about: Sign-up boards: what needs doing, by how long it takes, and who takes it on
# version: 0.1.0
# authors: The co-op plugins' contributors
# url: https://github.com/workers-coop/coop-plugins
# required_version: 3.5.0.beta1

enabled_site_setting :coop_tasks_enabled

register_asset "stylesheets/coop-tasks.scss"

# Its scripts import the core's: where that is missing or off, they stay at home.
register_asset_filter { defined?(::CoopCore) && ::CoopCore.enabled? }

after_initialize do
  require_relative "lib/coop_tasks/entry"
  require_relative "lib/coop_tasks/thing"

  if defined?(::CoopCore)
    CoopCore.register(
      self,
      pages: %w[/board /board/new /board/given /board/offers /board/offers/:id/:token /board/from/:id /board/:id],
    )
  end
end
