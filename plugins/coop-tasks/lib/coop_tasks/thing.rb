# frozen_string_literal: true

module ::CoopTasks
  # Something that was handed in: what a reference to its file points at.
  class Thing < ActiveRecord::Base
    self.table_name = "coop_things"

    has_many :upload_references, as: :target
  end
end
