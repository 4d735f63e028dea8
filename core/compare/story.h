/* story: which articles tell of the same event.
 *
 * Candidates through an inverted index over rare terms and names; the groups most alike join first,
 * by the mean over all their pairs, since single links would chain a week of news into one story.
 * Where that mean is not high it must stand well above what either group has with any other: a
 * crisis of two weeks is several stories. Articles days apart are less alike. */
#ifndef DIPTYCH_COMPARE_STORY_H
#define DIPTYCH_COMPARE_STORY_H

#include "core/compare/compare.h"

/* Assigns each of `count` articles a story: story_of[i] is 0-based, numbered by first member.
 * Returns how many stories there are; a story may have one article. The articles' vectors lie on
 * the shelf meanwhile (shelf.h; NULL: plain memory). */
size_t story_group(const struct compare_side *sides, size_t count, struct shelf *shelf,
                   uint32_t *story_of);

/* The article whose headline is nearest the story's centre; `members` are indices into sides.
 * Returns a member that has a title where any has. */
size_t story_title(const struct compare_side *sides, const uint32_t *members, size_t member_count);

#endif
