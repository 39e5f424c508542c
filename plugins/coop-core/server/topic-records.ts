/** A line above a topic's posts for a record that belongs to it. */
export interface TopicRecordView {
  id: number;
  /** Whatever the plugin's own connector shows; made for the viewer who reads the topic. */
  [key: string]: unknown;
}
