# frozen_string_literal: true

# The pages of each plugin are added where it registers (lib/coop_core/plugins.rb).
Discourse::Application.routes.draw do
  get "/coop/openapi" => "coop_core/acts#openapi", :constraints => { format: "json" }

  scope "/coop/:plugin/:act",
        constraints: {
          plugin: /[a-z][a-z0-9-]*/,
          act: /[a-z][a-z0-9-]*/,
          format: /json/,
        } do
    get "/" => "coop_core/acts#read"
    post "/" => "coop_core/acts#write"
  end
end
