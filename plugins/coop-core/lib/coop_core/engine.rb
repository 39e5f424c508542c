# frozen_string_literal: true

module ::CoopCore
  class Engine < ::Rails::Engine
    engine_name PLUGIN_NAME
    isolate_namespace CoopCore
    jobs = "#{config.root}/app/jobs/scheduled"
    # Discourse schedules only those jobs that are loaded.
    config.to_prepare { Rails.autoloaders.main.eager_load_dir(jobs) }
  end

  # In the admin's screen for API keys, each to be narrowed to a plugin and an act.
  API_KEY_SCOPES = {
    read: {
      actions: %w[coop_core/acts#read],
      params: %i[plugin act],
    },
    write: {
      actions: %w[coop_core/acts#write],
      params: %i[plugin act],
    },
  }
end
