# frozen_string_literal: true

# The key of an order stands on the topic that it made, where a second try looks for it.
class IndexTopicsByCoopOrder < ActiveRecord::Migration[7.2]
  disable_ddl_transaction!

  def up
    # Whatever an interrupted run has left is not valid.
    execute "DROP INDEX IF EXISTS topic_custom_fields_by_coop_order"
    execute <<~SQL
      CREATE INDEX CONCURRENTLY topic_custom_fields_by_coop_order
      ON topic_custom_fields (value) WHERE name = 'coop_order'
    SQL
  end

  def down
    execute "DROP INDEX topic_custom_fields_by_coop_order"
  end
end
